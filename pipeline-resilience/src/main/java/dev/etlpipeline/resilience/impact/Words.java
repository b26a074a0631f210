package dev.etlpipeline.resilience.impact;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Figures of a briefing as people read them, in any locale the same. No more digits than an estimate deserves. */
final class Words {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Words() {}

    static String money(double amount) {
        return String.format(Locale.ROOT, "%,d", Math.round(amount));
    }

    /** Such as {@code 40 s}, {@code 25 min}, {@code 2.5 h} or {@code 3 days}. */
    static String time(Duration time) {
        double hours = Prices.hours(time);
        if (time.compareTo(Duration.ofMinutes(2)) < 0) {
            return time.toSeconds() + " s";
        }
        if (hours < 1) {
            return time.toMinutes() + " min";
        }
        return hours < 72 ? plain(hours) + " h" : Math.round(hours / 24) + " days";
    }

    /** How often a year. */
    static String rate(double perYear) {
        return perYear < 10 ? plain(perYear) : String.format(Locale.ROOT, "%,d", Math.round(perYear));
    }

    /** In UTC. */
    static String at(Instant instant) {
        return MINUTE.format(instant);
    }

    /** Such as {@code 1 run} or {@code 2 runs}. */
    static String count(int number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }

    private static String plain(double number) {
        String text = String.format(Locale.ROOT, "%.1f", number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
