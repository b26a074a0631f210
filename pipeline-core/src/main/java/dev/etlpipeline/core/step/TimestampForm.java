package dev.etlpipeline.core.step;

import dev.etlpipeline.core.definition.DateFormats;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A timestamp in one of the declared patterns, within what the target's DATETIME2(6) holds: the years 1 to 9999, to the
 * microsecond. One with an offset is turned into UTC; one without is taken as UTC.
 */
final class TimestampForm implements Form {

    /** Of DATETIME2(6): finer ones would be rounded, so they are refused. */
    private static final int RESOLUTION_NANOS = 1000;

    private static final List<DateTimeFormatter> ISO = List.of(iso('T'), iso(' '));

    private final List<LibraryPattern<LocalDateTime>> parsers;
    private final String expected;

    TimestampForm(List<String> patterns) {
        parsers = patterns.isEmpty()
                ? ISO.stream().map(TimestampForm::pattern).toList()
                : patterns.stream()
                        .map(DateFormats::timestamp)
                        .map(TimestampForm::pattern)
                        .toList();
        expected = patterns.isEmpty() ? "uuuu-MM-ddTHH:mm:ss" : String.join(" or ", patterns);
    }

    /** ISO-8601's extended form, with or without an offset. */
    private static DateTimeFormatter iso(char separator) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .append(DateTimeFormatter.ISO_LOCAL_DATE)
                .appendLiteral(separator)
                .append(DateTimeFormatter.ISO_LOCAL_TIME)
                .optionalStart()
                .appendOffsetId()
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private static LibraryPattern<LocalDateTime> pattern(DateTimeFormatter formatter) {
        return new LibraryPattern<>(formatter, TimestampForm::utc);
    }

    private static LocalDateTime utc(TemporalAccessor read) {
        LocalDateTime local = read.isSupported(ChronoField.OFFSET_SECONDS)
                ? OffsetDateTime.from(read)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toLocalDateTime()
                : LocalDateTime.from(read);
        if (!DateForm.inRange(local.getYear()) || local.get(ChronoField.NANO_OF_SECOND) % RESOLUTION_NANOS != 0) {
            throw new DateTimeException("beyond what the database keeps");
        }
        return local;
    }

    @Override
    public @Nullable LocalDateTime parse(String text) {
        for (LibraryPattern<LocalDateTime> parser : parsers) {
            LocalDateTime timestamp = parser.parse(text);
            if (timestamp != null) {
                return timestamp;
            }
        }
        return null;
    }

    @Override
    public String expected() {
        return "a timestamp of the form " + expected + ", to at most six decimals of a second";
    }
}
