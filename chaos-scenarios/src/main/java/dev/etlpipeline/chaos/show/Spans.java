package dev.etlpipeline.chaos.show;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Spans of time as people read them. */
final class Spans {

    private Spans() {}

    /** Such as {@code 80 ms}, {@code 2.3 s} or {@code 4 min 10 s}; a dash where there is none. */
    static String words(@Nullable Duration span) {
        if (span == null) {
            return "-";
        }
        long millis = span.toMillis();
        if (millis < 100) {
            return millis + " ms";
        }
        return millis < 100_000
                ? String.format(Locale.ROOT, "%.1f s", millis / 1000.0)
                : span.toMinutes() + " min " + span.toSecondsPart() + " s";
    }

    /** From one moment to another, null where one of them is missing; never less than nothing. */
    static @Nullable Duration between(@Nullable Instant from, @Nullable Instant to) {
        if (from == null || to == null) {
            return null;
        }
        Duration span = Duration.between(from, to);
        return span.isNegative() ? Duration.ZERO : span;
    }
}
