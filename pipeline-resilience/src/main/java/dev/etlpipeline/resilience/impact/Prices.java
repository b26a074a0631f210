package dev.etlpipeline.resilience.impact;

import java.time.Duration;

/**
 * What things cost, all in one currency.
 *
 * @param perHour       of data that should be loaded and are not
 * @param perLateLoad   beside its hours
 * @param staffPerHour  of a person's work
 * @param handling      work that any failure makes
 * @param degradedShare of {@code perHour} where only enrichment is missing
 * @param slack         how much later than usual a load may end before it is late
 */
record Prices(
        String currency,
        double perHour,
        double perLateLoad,
        double staffPerHour,
        Duration handling,
        double degradedShare,
        Duration slack) {

    static Prices of(ImpactSettings settings, double perHour) {
        return new Prices(
                settings.currency(),
                perHour,
                settings.costPerLateLoad(),
                settings.staffPerHour(),
                settings.handling(),
                settings.degradedShare(),
                settings.slack());
    }

    /** Of one such failure that lasts so long, as far as can be told before it happens. */
    double of(Failure failure, Duration lasts) {
        boolean late = !failure.isDegradation() && lasts.compareTo(slack) > 0;
        return hours(failure, lasts) + (late ? perLateLoad : 0) + staffPerHour * hours(handling);
    }

    /** Of an outage that happened, without the late loads that came of it. */
    double of(Outage outage) {
        return hours(outage.failure(), outage.lasted()) + staffPerHour * hours(handling);
    }

    /** A late load that an outage explains has its hours counted there already. */
    double of(LateLoad load) {
        boolean alone = load.failure() == Failure.NOT_STARTED;
        return perLateLoad + (alone ? perHour * hours(load.late()) + staffPerHour * hours(handling) : 0);
    }

    private double hours(Failure failure, Duration lasts) {
        return perHour * hours(lasts) * (failure.isDegradation() ? degradedShare : 1);
    }

    static double hours(Duration time) {
        return time.toMillis() / 3_600_000.0;
    }
}
