package dev.etlpipeline.core.step;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQuery;
import org.jspecify.annotations.Nullable;

/** Reads with java.time, without an exception for a text that has another form altogether. */
final class LibraryPattern<T> {

    private final DateTimeFormatter formatter;
    private final TemporalQuery<T> query;

    LibraryPattern(DateTimeFormatter formatter, TemporalQuery<T> query) {
        this.formatter = formatter;
        this.query = query;
    }

    @Nullable
    T parse(String text) {
        ParsePosition position = new ParsePosition(0);
        TemporalAccessor read = formatter.parseUnresolved(text, position);
        if (read == null || position.getIndex() < text.length()) {
            return null;
        }
        try {
            return formatter.parse(text, query);
        } catch (DateTimeException e) {
            return null; // the right form, but no such day or hour
        }
    }
}
