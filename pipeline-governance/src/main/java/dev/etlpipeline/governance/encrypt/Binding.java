package dev.etlpipeline.governance.encrypt;

import dev.etlpipeline.core.load.Key;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Schema;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an encrypted value is bound to: associated data. A text that somebody moves to another row or column does not open there.
 * Keys are taken without case, as a target with {@code key-case: fold} keeps the first spelling of a key. Thread-safe.
 */
final class Binding {

    /** The last schema asked about: there is one a run. */
    private volatile @Nullable KeyPlaces last;

    private record KeyPlaces(Schema schema, int[] places) {}

    /** Column and key of the row. */
    byte[] toRow(Column column, Row row) {
        int[] places = places(row.schema());
        Object[] values = new Object[places.length];
        for (int i = 0; i < places.length; i++) {
            Object value = row.get(places[i]);
            if (value == null) {
                throw new IllegalStateException("a row without a key cannot be encrypted");
            }
            values[i] = value;
        }
        List<byte[]> parts = new ArrayList<>(places.length + 1);
        parts.add(bytes(column.name()));
        for (Object value : Key.of(values, true).canonical()) {
            parts.add(bytes(ValueText.of(value)));
        }
        return joined(parts);
    }

    /** The column alone: bound to its row, equal values would look different. */
    byte[] toColumn(Column column) {
        return bytes(column.name());
    }

    private int[] places(Schema schema) {
        KeyPlaces known = last;
        if (known == null || known.schema() != schema) {
            int[] places = schema.keyColumns().stream()
                    .mapToInt(column -> schema.indexOf(column.name()))
                    .toArray();
            known = new KeyPlaces(schema, places);
            last = known;
        }
        return known.places();
    }

    /** Each with its length before it, so that no two lists give the same bytes. */
    private static byte[] joined(List<byte[]> parts) {
        int size = parts.stream().mapToInt(part -> Integer.BYTES + part.length).sum();
        ByteBuffer joined = ByteBuffer.allocate(size);
        parts.forEach(part -> joined.putInt(part.length).put(part));
        return joined.array();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
