package dev.etlpipeline.observability.gap;

import java.util.List;

/**
 * A way in which a run can fail, or do its work badly.
 *
 * @param thrown  simple names of the errors by which the code says it; empty where none is thrown
 * @param states  names of run states it ends in; empty where there is no run
 * @param classes names of the error classes that follow from it, where resilience is installed
 * @param core    who hears of it with the core alone
 * @param seen    what the core alone shows of it, and where
 * @param dark    what the core alone hides; a hyphen where that is nothing
 * @param module  who hears of it with this module as it is installed
 * @param by      what of this module shows it: {@code event}, {@code metric}, {@code health}, {@code setting},
 *                {@code command} or {@code table}, a blank, and its name
 * @param when    how soon that is seen
 * @param who     has to be told
 */
record FailurePoint(
        String word,
        Place place,
        String what,
        List<String> thrown,
        List<String> states,
        List<String> classes,
        Sight core,
        String seen,
        String dark,
        Sight module,
        List<String> by,
        String when,
        String who) {}
