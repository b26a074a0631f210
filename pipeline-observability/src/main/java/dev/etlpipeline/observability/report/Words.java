package dev.etlpipeline.observability.report;

import java.util.Locale;

/** Figures as people read them. */
final class Words {

    private Words() {}

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String time(long millis) {
        return time((double) millis);
    }

    static String number(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    /** @param millis from nothing to hours */
    static String time(double millis) {
        if (millis < 10) {
            return String.format(Locale.ROOT, "%.1f ms", millis);
        }
        if (millis < 1000) {
            return String.format(Locale.ROOT, "%.0f ms", millis);
        }
        if (millis < 120_000) {
            return String.format(Locale.ROOT, "%.2f s", millis / 1000);
        }
        return String.format(Locale.ROOT, "%.1f min", millis / 60_000);
    }

    static String bytes(long bytes) {
        if (bytes < 0) {
            return "an unknown limit";
        }
        double mebi = bytes / (double) (1 << 20);
        return mebi < 1024
                ? String.format(Locale.ROOT, "%.0f MiB", mebi)
                : String.format(Locale.ROOT, "%.1f GiB", mebi / 1024);
    }

    /** Such as "98.6 %"; only all is 100, and all of nothing is all. */
    static String share(long part, long whole) {
        return whole == 0 || part == whole
                ? "100 %"
                : String.format(Locale.ROOT, "%.1f %%", Math.min(99.9, 100.0 * part / whole));
    }

    /** @param records that it read */
    static String footprint(Footprint footprint, long records) {
        return "energy " + Estimate.of(footprint.wattHours()) + " Wh, " + Estimate.of(footprint.grams()) + " g CO2e at "
                + number(footprint.gramsPerKwh()) + " g/kWh"
                + (records > 0 ? ", " + Estimate.of(footprint.gramsPerMillion(records)) + " g a million records" : "")
                + " (estimated)";
    }

    /** Records that this attempt read, per second. */
    static double perSecond(RunFigures run) {
        return run.tookMs() == 0 ? 0 : (run.account().read() - run.before()) * 1000.0 / run.tookMs();
    }
}
