package dev.etlpipeline.core.definition;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * Declared date and timestamp patterns, in the letters of {@link DateTimeFormatter}. Strict: 30 February is no date.
 * Months are English, whatever the machine's language.
 */
public final class DateFormats {

    private static final LocalDateTime PROBE = LocalDateTime.of(1963, 11, 23, 17, 45);

    private DateFormats() {}

    /**
     * The formatter for a column of type date.
     *
     * @throws IllegalArgumentException where the pattern is none, or a date written with it can't be read back
     */
    public static DateTimeFormatter date(String pattern) {
        DateTimeFormatter formatter = compile(pattern);
        LocalDate probe = PROBE.toLocalDate();
        try {
            if (formatter.parse(formatter.format(probe), LocalDate::from).equals(probe)) {
                return formatter;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(refusal(pattern, "a date"), e);
        }
        throw new IllegalArgumentException(refusal(pattern, "a date"));
    }

    /**
     * The formatter for a column of type timestamp; it may hold an offset such as {@code XXX}, but no zone, whose
     * meaning changes with the machine's zone data.
     *
     * @throws IllegalArgumentException where the pattern is none, or a timestamp written with it can't be read back
     */
    public static DateTimeFormatter timestamp(String pattern) {
        DateTimeFormatter formatter = compile(pattern);
        if (pattern.replaceAll("'[^']*'", "").matches(".*[Vvz].*")) {
            throw new IllegalArgumentException("date pattern '" + pattern + "' names a time zone; only an offset (XXX)"
                    + " can be read for certain");
        }
        try {
            TemporalAccessor read = formatter.parse(formatter.format(PROBE.atOffset(ZoneOffset.UTC)));
            if (LocalDateTime.from(read).equals(PROBE)) {
                return formatter;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(refusal(pattern, "a timestamp"), e);
        }
        throw new IllegalArgumentException(refusal(pattern, "a timestamp"));
    }

    private static DateTimeFormatter compile(String pattern) {
        try {
            return new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(pattern)
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "date pattern '" + pattern + "' cannot be understood: " + e.getMessage(), e);
        }
    }

    private static String refusal(String pattern, String what) {
        String hint = "";
        if (pattern.contains("y")) {
            hint = "; write uuuu for the year";
        } else if (pattern.contains("uu") && !pattern.contains("uuuu")) {
            hint = "; a year of two digits does not say its century, write uuuu";
        } else if (pattern.contains("h") && !pattern.contains("a")) {
            hint = "; hours of the day are HH";
        } else if (pattern.contains("DD")) {
            hint = "; days of the month are dd";
        }
        return "date pattern '" + pattern + "' does not give " + what + " back as it was written" + hint;
    }
}
