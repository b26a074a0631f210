package dev.etlpipeline.governance.mask;

import dev.etlpipeline.core.csv.CsvSource;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Copies a file's records, masked: a chunk at a time, whatever the file's size. */
final class MaskedCopy {

    private final List<Column> columns;
    private final Map<String, Mask> masks;
    private final FileMasks fileMasks;
    private final Map<String, UnaryOperator<String>> byColumn;
    private final Set<String> quasi;
    private final Anonymity before = new Anonymity();
    private final Anonymity after = new Anonymity();
    private long written;
    private long leftOut;

    /**
     * @param columns  of the copy, in its order
     * @param masks    by name of column
     * @param byColumn what does it, by name of column
     * @param quasi    names of the quasi-identifiers
     */
    MaskedCopy(
            List<Column> columns,
            Map<String, Mask> masks,
            FileMasks fileMasks,
            Map<String, UnaryOperator<String>> byColumn,
            Set<String> quasi) {
        this.columns = columns;
        this.masks = masks;
        this.fileMasks = fileMasks;
        this.byColumn = byColumn;
        this.quasi = quasi;
    }

    void copy(CsvSource source, CSVPrinter out) throws IOException {
        out.printRecord(columns.stream().map(Column::name).toList());
        Cursor at = Cursor.START;
        Chunk chunk;
        do {
            chunk = source.read(at);
            at = chunk.after();
            write(chunk, out);
        } while (!chunk.last());
    }

    private void write(Chunk chunk, CSVPrinter out) throws IOException {
        List<List<String>> byPlace = new ArrayList<>();
        List<List<String>> masked = new ArrayList<>();
        for (Column column : columns) {
            List<String> values = values(chunk, column);
            byPlace.add(values);
            masked.add(masked(column, values, chunk.firstRecord()));
        }
        for (int row = 0; row < chunk.rows().size(); row++) {
            count(before, byPlace, row);
            count(after, masked, row);
            for (List<String> values : masked) {
                out.print(values.get(row));
            }
            out.println();
        }
        written += chunk.rows().size();
        leftOut += chunk.rejects().size();
    }

    private static List<String> values(Chunk chunk, Column column) {
        if (chunk.rows().isEmpty()) {
            return List.of();
        }
        int position = chunk.rows().get(0).schema().indexOf(column.name());
        List<String> values = new ArrayList<>(chunk.rows().size());
        for (Row row : chunk.rows()) {
            @Nullable Object value = row.get(position);
            values.add(value == null ? "" : value.toString());
        }
        return values;
    }

    private List<String> masked(Column column, List<String> values, long place) {
        if (masks.get(column.name()) == Mask.SHUFFLE) {
            return fileMasks.shuffled(column, values, place);
        }
        UnaryOperator<String> mask = byColumn.get(column.name());
        return mask == null ? values : values.stream().map(mask).toList();
    }

    private void count(Anonymity groups, List<List<String>> values, int row) {
        if (quasi.isEmpty()) {
            return;
        }
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            if (quasi.contains(columns.get(i).name())) {
                key.append(FileMasks.meaning(columns.get(i), values.get(i).get(row)))
                        .append('\u0000');
            }
        }
        groups.add(key);
    }

    Anonymity before() {
        return before;
    }

    Anonymity after() {
        return after;
    }

    long written() {
        return written;
    }

    /** Records that are none of the file's form, and so cannot be masked. */
    long leftOut() {
        return leftOut;
    }

    List<Column> columns() {
        return Collections.unmodifiableList(columns);
    }
}
