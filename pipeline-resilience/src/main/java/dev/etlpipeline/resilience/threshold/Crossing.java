package dev.etlpipeline.resilience.threshold;

import java.util.Locale;

/**
 * A bound that was crossed, and where.
 *
 * @param setting the bound, with its value
 * @param of      records of the file up to there, or of the whole file where that is known
 * @param record  the one that crossed it
 */
record Crossing(Bound bound, String setting, long bad, long of, long record) {

    /** One sentence without values of rows. */
    String sentence() {
        return String.format(
                Locale.ROOT,
                "%,d of %,d %s are bad (%.1f %%), more than %s allows; record %,d crossed it",
                bad,
                of,
                bound.what(),
                100.0 * bad / Math.max(1, of),
                setting,
                record);
    }
}
