package dev.etlpipeline.governance.mask;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The masks of dates and numbers, whatever their kind. Thread-safe. */
final class OtherMasks {

    private static final LocalDate NO_DATE = LocalDate.of(1970, 1, 1);

    /** A year of four digits in a date as text, wherever it stands. */
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)\\d{4}(?!\\d)");

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(.*)", Pattern.DOTALL);

    private final Pseudonyms pseudonyms;

    OtherMasks(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    Masker dates(Mask mask) {
        return switch (mask) {
            case GENERALISE -> value -> ((LocalDate) value).withDayOfYear(1);
            case PARTIAL -> value -> ((LocalDate) value).withDayOfMonth(1);
            case KEYED, FAKE -> value -> day((LocalDate) value);
            case REDACT, SHUFFLE, NULL -> value -> NO_DATE;
        };
    }

    /** Another day of the same year. */
    private LocalDate day(LocalDate date) {
        return date.withDayOfYear(1 + pseudonyms.draw("date", date.toString()).below(date.lengthOfYear()));
    }

    Masker timestamps(Mask mask) {
        return switch (mask) {
            case GENERALISE, PARTIAL, KEYED, FAKE ->
                value -> ((LocalDateTime) value).toLocalDate().withDayOfYear(1).atStartOfDay();
            case REDACT, SHUFFLE, NULL -> value -> NO_DATE.atStartOfDay();
        };
    }

    Masker integers(Mask mask) {
        return switch (mask) {
            case GENERALISE -> value -> Math.floorDiv((Long) value, 10L) * 10L;
            case KEYED, FAKE -> this::sameDigits;
            case REDACT, PARTIAL, SHUFFLE, NULL -> value -> 0L;
        };
    }

    /** As many digits, the first of them not 0, of at most 18. */
    private Long sameDigits(Object value) {
        String digits = Long.toString(Math.abs((Long) value));
        Draw draw = pseudonyms.draw("number", value.toString());
        long masked = 0;
        for (int i = 0; i < Math.min(digits.length(), 18); i++) {
            masked = masked * 10 + (i == 0 ? 1 + draw.below(9) : draw.below(10));
        }
        return masked;
    }

    /** With one decimal place left: of a degree of latitude that is 11 km. */
    Masker decimals(Mask mask) {
        return switch (mask) {
            case GENERALISE ->
                value -> ((BigDecimal) value).setScale(Math.min(1, ((BigDecimal) value).scale()), RoundingMode.FLOOR);
            case REDACT, PARTIAL, SHUFFLE, NULL, KEYED, FAKE -> value -> BigDecimal.ZERO;
        };
    }

    static String redactedText(String date) {
        return NO_DATE.toString();
    }

    /** January 1st of the year, in ISO form; where no year is found in the text, no date that could be anybody's. */
    static String yearText(String date) {
        Matcher year = YEAR.matcher(date);
        return year.find() ? year.group() + "-01-01" : redactedText(date);
    }

    static String monthText(String date) {
        Matcher iso = ISO.matcher(date);
        return iso.matches() ? iso.group(1) + '-' + iso.group(2) + "-01" : yearText(date);
    }
}
