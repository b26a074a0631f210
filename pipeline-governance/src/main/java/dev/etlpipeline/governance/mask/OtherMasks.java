package dev.etlpipeline.governance.mask;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The masks of dates and numbers, whatever their kind. Thread-safe. */
final class OtherMasks {

    private static final LocalDate NO_DATE = LocalDate.of(1970, 1, 1);

    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final int YEAR_DIGITS = 4;

    private final Pseudonyms pseudonyms;

    OtherMasks(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    Masker dates(Mask mask) {
        return switch (mask) {
            case GENERALISE -> value -> LocalDate.of(((LocalDate) value).getYear(), 1, 1);
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

    /** The same for whole numbers and decimals as texts. */
    UnaryOperator<String> numberTexts(Mask mask) {
        return switch (mask) {
            case KEYED, FAKE ->
                text -> {
                    Long number = whole(text.strip());
                    return number == null
                            ? SameForm.of(text, pseudonyms.draw("number", text.strip()))
                            : sameDigits(number).toString();
                };
            case GENERALISE ->
                text -> {
                    Long number = whole(text.strip());
                    return number == null ? rounded(text.strip()) : Long.toString(Math.floorDiv(number, 10L) * 10L);
                };
            case REDACT, PARTIAL, SHUFFLE, NULL -> text -> "0";
        };
    }

    private static @Nullable Long whole(String text) {
        boolean digits = !text.isEmpty() && text.length() < 19 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Long.valueOf(text) : null;
    }

    private static String rounded(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            return number.setScale(Math.min(1, number.scale()), RoundingMode.FLOOR)
                    .toPlainString();
        } catch (NumberFormatException e) {
            return "0";
        }
    }

    static String redactedText(String date) {
        return NO_DATE.toString();
    }

    /** January 1st of the year in the date's own form; where no year is found in it, no date that could be anybody's. */
    static String yearText(String date) {
        List<MatchResult> numbers = DIGITS.matcher(date).results().toList();
        int year = year(numbers);
        if (year < 0) {
            return redactedText(date);
        }
        return LETTER.matcher(date).find()
                ? numbers.get(year).group() + "-01-01"
                : firstOf(date, numbers, i -> i != year);
    }

    /** The first of the month; where the year stands last, the day is taken to stand first. */
    static String monthText(String date) {
        List<MatchResult> numbers = DIGITS.matcher(date).results().toList();
        int year = year(numbers);
        boolean plain = numbers.size() == 3
                && (year == 0 || year == 2)
                && !LETTER.matcher(date).find();
        return plain ? firstOf(date, numbers, i -> i == 2 - year) : yearText(date);
    }

    /** The numbers of a date, the year's first, where one of them is a year. */
    static String yearFirst(String date) {
        List<String> numbers = new ArrayList<>(
                DIGITS.matcher(date).results().map(MatchResult::group).toList());
        if (!numbers.isEmpty() && numbers.get(numbers.size() - 1).length() == YEAR_DIGITS) {
            Collections.reverse(numbers);
        }
        return LETTER.matcher(date).find() ? date.strip() : String.join("-", numbers);
    }

    /** Place of the only number of four digits; -1 where there is none. */
    private static int year(List<MatchResult> numbers) {
        for (int i = 0; i < numbers.size(); i++) {
            if (numbers.get(i).group().length() == YEAR_DIGITS) {
                return i;
            }
        }
        return -1;
    }

    /** With 1 in place of some numbers, as many digits as they have. */
    private static String firstOf(String date, List<MatchResult> numbers, IntPredicate which) {
        StringBuilder text = new StringBuilder(date);
        for (int i = 0; i < numbers.size(); i++) {
            MatchResult number = numbers.get(i);
            if (which.test(i)) {
                int length = number.end() - number.start();
                text.replace(number.start(), number.end(), "0".repeat(length - 1) + "1");
            }
        }
        return text.toString();
    }
}
