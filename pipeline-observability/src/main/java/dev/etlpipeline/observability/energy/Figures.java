package dev.etlpipeline.observability.energy;

import java.util.Locale;

/** Figures as people read them. */
final class Figures {

    private Figures() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** With its noun, which takes an s where there are several. */
    static String count(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    static String seconds(long millis) {
        return String.format(Locale.ROOT, "%,.1f", millis / 1000.0);
    }

    /** Of a table of settings: without zeros at its end. */
    static String plain(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.1f", value);
    }

    static String share(double part, double whole) {
        return whole <= 0 ? "0 %" : String.format(Locale.ROOT, "%.0f %%", 100 * part / whole);
    }
}
