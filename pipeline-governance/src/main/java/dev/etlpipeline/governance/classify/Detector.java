package dev.etlpipeline.governance.classify;

import dev.etlpipeline.governance.scheme.DataKind;
import java.util.function.Predicate;

/**
 * How values of one kind are recognised, and what a share of them is worth. Thread-safe.
 *
 * @param what        the values in the plural, for people
 * @param chance      share of values of any other column that match by accident
 * @param expected    share of values that match in a column of the kind, in files as dirty as files are
 * @param reliability how sure the kind is where that many match and nothing else is known
 * @param matches     whether a value is one
 * @param plausible   whether a value could be one, badly written or of a form that is not known
 */
record Detector(
        DataKind kind,
        String what,
        double chance,
        double expected,
        double reliability,
        Predicate<String> matches,
        Predicate<String> plausible) {}
