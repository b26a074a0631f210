package dev.etlpipeline.chaos.apiratelimit;

import dev.etlpipeline.chaos.api.CallLog;
import dev.etlpipeline.chaos.apiratelimit.Asking.Told;
import dev.etlpipeline.chaos.experiment.Finding;
import java.util.List;
import java.util.Locale;

/** What the APIs' own logs say of how they were called. */
final class CallChecks {

    /** Of all keys of a load: few are asked for again while an API fails. */
    private static final double CALLS_PER_KEY = 1.2;

    private CallChecks() {}

    /**
     * Whether they waited as long as they were told. When the first answer comes, others may be on their way already, but no more
     * than there are places for.
     */
    static Finding nobodyCameEarly(Asking asking) {
        CallLog log = asking.log(asking.broken());
        List<Long> early = asking.told().stream()
                .map(told -> log.between(told.first(), told.until()))
                .toList();
        return Finding.of(
                !early.isEmpty() && early.stream().allMatch(calls -> calls < Asking.BULKHEAD),
                "calls between the first answer and the time it named: " + early + "; " + (Asking.BULKHEAD - 1)
                        + " may have been under way");
    }

    /** Whether it was left alone for the rest of the run. */
    static Finding nobodyCameAgain(Asking asking) {
        Told told = asking.told().get(0);
        long again = asking.log(asking.broken()).between(told.first(), told.until());
        return Finding.of(
                again < Asking.BULKHEAD,
                again + " calls came after the first answer; " + (Asking.BULKHEAD - 1) + " may have been under way");
    }

    static Finding fewCallsPerKey(Asking asking) {
        CallLog log = asking.log(asking.broken());
        return Finding.of(
                log.size() > 0 && log.callsPerKey() <= CALLS_PER_KEY,
                String.format(
                        Locale.ROOT,
                        "%d calls for %d keys, %.2f for each; %.1f are allowed",
                        log.size(),
                        log.distinctKeys(),
                        log.callsPerKey(),
                        CALLS_PER_KEY));
    }

    static Finding neverTooManyAtOnce(Asking asking) {
        int broken = asking.log(asking.broken()).mostInFlight();
        int healthy = asking.log(asking.broken().other()).mostInFlight();
        return Finding.of(
                broken <= Asking.BULKHEAD && healthy <= Asking.BULKHEAD,
                "at most " + broken + " and " + healthy + " at once, " + Asking.BULKHEAD + " are allowed");
    }

    /** Whether the other API was asked for each key once, and answered. */
    static Finding healthyApiIsAskedAsEver(Asking asking) {
        CallLog log = asking.log(asking.broken().other());
        long meanwhile = log.between(asking.injected(), asking.mended());
        return Finding.of(
                meanwhile > 0 && log.callsPerKey() == 1 && log.with(200) == log.size(),
                log.size() + " calls, " + meanwhile + " of them while the other failed; " + log.with(200)
                        + " answered; " + log.distinctKeys() + " keys, each asked for "
                        + String.format(Locale.ROOT, "%.2f", log.callsPerKey()) + " times");
    }
}
