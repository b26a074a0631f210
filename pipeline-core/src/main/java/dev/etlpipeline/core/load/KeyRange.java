package dev.etlpipeline.core.load;

import dev.etlpipeline.core.load.PreparedChunk.Candidate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.chrono.ChronoLocalDate;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The least and the greatest key of a chunk, where Java and the database order keys alike. */
record KeyRange(Object least, Object greatest) {

    /**
     * Null where the order may differ: astral characters, whose order depends on the encoding, control characters, which
     * sort before the blank that SQL Server pads with, and rarer types.
     */
    static @Nullable KeyRange of(List<Candidate> candidates) {
        Object first = candidates.get(0).key().canonical()[0];
        if (first instanceof String) {
            return texts(candidates);
        }
        if (first instanceof Long) {
            return range(candidates, Long.class);
        }
        return first instanceof LocalDate ? range(candidates, ChronoLocalDate.class) : null;
    }

    private static @Nullable KeyRange texts(List<Candidate> candidates) {
        String least = (String) candidates.get(0).key().canonical()[0];
        String greatest = least;
        for (Candidate candidate : candidates) {
            String text = (String) candidate.key().canonical()[0];
            if (isSpecial(text)) {
                return null;
            }
            if (text.compareTo(greatest) > 0) { // in a file in key order, always
                greatest = text;
            } else if (text.compareTo(least) < 0) {
                least = text;
            }
        }
        return new KeyRange(least, greatest);
    }

    private static <T extends Comparable<? super T>> KeyRange range(List<Candidate> candidates, Class<T> type) {
        List<T> keys = candidates.stream()
                .map(candidate -> type.cast(candidate.key().canonical()[0]))
                .toList();
        return new KeyRange(Collections.min(keys), Collections.max(keys));
    }

    private static boolean isSpecial(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i)) || text.charAt(i) < ' ') {
                return true;
            }
        }
        return false;
    }

    /** Whether no key of one can be equal to a key of the other. */
    boolean isApartFrom(KeyRange other) {
        return isBelow(other) || other.isBelow(this);
    }

    @SuppressWarnings("unchecked") // keys of one column are of one type, and of() lets only comparable ones in
    private boolean isBelow(KeyRange other) {
        return ((Comparable<Object>) greatest).compareTo(other.least) < 0;
    }

    Object read(ResultSet row, int column) throws SQLException {
        return row.getObject(column, least.getClass());
    }
}
