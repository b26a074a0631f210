package dev.etlpipeline.observability.report;

import java.util.Locale;

/** Figures that are only estimated, for people. */
public final class Estimate {

    private Estimate() {}

    /** Three digits that count, such as 0.0123, 1.23 or 12,300; 0 for next to nothing. */
    public static String of(double value) {
        double size = Math.abs(value);
        if (size < 0.000_005) {
            return "0";
        }
        int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : size >= 0.01 ? 4 : 5;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
