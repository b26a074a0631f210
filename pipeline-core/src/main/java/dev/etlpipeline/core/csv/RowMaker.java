package dev.etlpipeline.core.csv;

import dev.etlpipeline.core.definition.SourceSpec;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Schema;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts a record's fields where the pipeline's schema has them. */
final class RowMaker {

    private final Schema schema;
    private final Set<String> nullTexts;
    /** Of the file's columns: place in the schema, or -1. */
    private final int[] places;
    /** Of the file's columns: whether it belongs to the key. */
    private final boolean[] keys;

    RowMaker(Schema schema, SourceSpec source, Header header) {
        this.schema = schema;
        this.nullTexts = Set.copyOf(source.nullTexts());
        this.places = new int[header.columns().size()];
        this.keys = new boolean[places.length];
        for (int i = 0; i < places.length; i++) {
            int declared = header.columns().get(i).declared();
            Column column = declared < 0 ? null : source.columns().get(declared);
            places[i] = column == null ? -1 : schema.indexOf(column.name());
            keys[i] = column != null && column.key();
        }
    }

    int columns() {
        return places.length;
    }

    /** @param fields as many as there are {@link #columns()} */
    Row row(String[] fields, Origin origin) {
        @Nullable Object[] values = new Object[schema.size()];
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= 0) {
                String text = keys[i] ? withoutTrailingBlanks(fields[i]) : fields[i];
                values[places[i]] = text.isEmpty() || nullTexts.contains(text) ? null : text;
            }
        }
        return Row.of(schema, origin, values);
    }

    /** SQL Server compares as if trailing blanks (U+0020 only) were not there, in every collation. */
    private static String withoutTrailingBlanks(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }
}
