package dev.etlpipeline.core.step;

import dev.etlpipeline.core.definition.DateFormats;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A date in one of the declared patterns, within what SQL Server's DATE holds: the years 1 to 9999. */
final class DateForm implements Form {

    private static final String ISO = "uuuu-MM-dd";

    private final List<String> patterns;
    private final List<DatePattern> parsers = new ArrayList<>();

    DateForm(List<String> patterns) {
        this.patterns = patterns.isEmpty() ? List.of(ISO) : patterns;
        for (String pattern : this.patterns) {
            DatePattern fixed = FixedDatePattern.of(pattern);
            parsers.add(fixed != null ? fixed : library(pattern));
        }
    }

    static DatePattern library(String pattern) {
        LibraryPattern<LocalDate> parser = new LibraryPattern<>(DateFormats.date(pattern), LocalDate::from);
        return parser::parse;
    }

    @Override
    public @Nullable LocalDate parse(String text) {
        for (DatePattern parser : parsers) {
            LocalDate date = parser.parse(text);
            if (date != null) {
                return inRange(date.getYear()) ? date : null;
            }
        }
        return null;
    }

    static boolean inRange(int year) {
        return year >= 1 && year <= 9999;
    }

    @Override
    public String expected() {
        return "a date of the form " + String.join(" or ", patterns);
    }
}
