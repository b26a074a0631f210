package dev.etlpipeline.governance.classify;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Dates, and whether those of a column lie as dates of birth do: over decades, most of them long ago. */
final class BirthDates {

    private static final Pattern DIGITS =
            Pattern.compile("[0-9]{1,4}[-/. ](?:[0-9]{1,2}|[A-Za-z]{3,9})[-/. ][0-9]{2,4}.*");

    private static final List<DateTimeFormatter> FORMS = java.util.stream.Stream.of(
                    "uuuu-M-d",
                    "uuuu/M/d",
                    "d/M/uuuu",
                    "d-M-uuuu",
                    "d.M.uuuu",
                    "M/d/uuuu",
                    "d MMM uuuu",
                    "d-MMM-uuuu",
                    "d MMMM uuuu")
            .map(BirthDates::form)
            .toList();

    /** Of a time behind the date. */
    private static final Pattern MIDNIGHT = Pattern.compile("[T ]00:00(?::00(?:\\.0+)?)?Z?$");

    private static final int LONGEST = 30;

    /** Years between the first tenth and the last of a column's dates, where they are of birth. */
    private static final int SPREAD = 15;

    /** Years that half of them lie back, at least. */
    private static final int AGE = 16;

    private final LocalDate today;

    BirthDates(LocalDate today) {
        this.today = today;
    }

    private static DateTimeFormatter form(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.UK)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    static boolean isDate(String text) {
        return date(text).isPresent();
    }

    boolean isPast(String text) {
        return date(text).filter(date -> !date.isAfter(today)).isPresent();
    }

    /** Whether so many years lie between them and before today as between people's. */
    boolean lieLikeBirths(List<String> texts) {
        List<LocalDate> dates =
                texts.stream().flatMap(text -> date(text).stream()).sorted().toList();
        if (dates.size() < 2) {
            return false;
        }
        LocalDate early = dates.get(dates.size() / 10);
        LocalDate late = dates.get(dates.size() * 9 / 10);
        LocalDate median = dates.get(dates.size() / 2);
        return late.getYear() - early.getYear() >= SPREAD && today.getYear() - median.getYear() >= AGE;
    }

    private static Optional<LocalDate> date(String text) {
        if (text.length() > LONGEST || !DIGITS.matcher(text).matches()) {
            return Optional.empty();
        }
        String day = MIDNIGHT.matcher(text).replaceFirst("");
        return FORMS.stream().flatMap(form -> parsed(form, day).stream()).findFirst();
    }

    private static Optional<LocalDate> parsed(DateTimeFormatter form, String day) {
        try {
            return Optional.of(LocalDate.parse(day, form));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
