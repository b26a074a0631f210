package dev.etlpipeline.core.load;

import dev.etlpipeline.core.load.PreparedChunk.Candidate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
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
            return range(candidates, String.class);
        }
        if (first instanceof Long) {
            return range(candidates, Long.class);
        }
        return first instanceof LocalDate ? range(candidates, LocalDate.class) : null;
    }

    private static <T> @Nullable KeyRange range(List<Candidate> candidates, Class<T> type) {
        Comparable<Object> least = null;
        Comparable<Object> greatest = null;
        for (Candidate candidate : candidates) {
            Object value = type.cast(candidate.key().canonical()[0]);
            if (value instanceof String text && isSpecial(text)) {
                return null;
            }
            if (least == null || least.compareTo(value) > 0) {
                least = comparable(value);
            }
            if (greatest == null || greatest.compareTo(value) < 0) {
                greatest = comparable(value);
            }
        }
        return least == null || greatest == null ? null : new KeyRange(least, greatest);
    }

    @SuppressWarnings("unchecked")
    private static Comparable<Object> comparable(Object value) {
        return (Comparable<Object>) value;
    }

    private static boolean isSpecial(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i)) || text.charAt(i) < ' ') {
                return true;
            }
        }
        return false;
    }

    Object read(ResultSet row, int column) throws SQLException {
        return row.getObject(column, least.getClass());
    }
}
