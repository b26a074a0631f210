package dev.etlpipeline.core.run;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * The name of a run: UTC time and six hex digits, such as {@code 20260102T030405Z-a1b2c3}. It sorts by time, is fit for
 * a file name, and says nothing about the data.
 */
public record RunId(String value) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    public static RunId next(Clock clock, RandomGenerator random) {
        return new RunId(
                TIME.format(clock.instant()) + "-" + String.format(Locale.ROOT, "%06x", random.nextInt(1 << 24)));
    }

    @Override
    public String toString() {
        return value;
    }
}
