package dev.etlpipeline.core.csv;

import dev.etlpipeline.core.csv.RecordParser.Parsed;
import dev.etlpipeline.core.definition.SourceSpec;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.row.RawRecord;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.core.row.Violation;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.core.source.Stage;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Makes a row or a reject of each record: puts its fields where the pipeline's schema has them. */
final class RowMaker {

    private final Schema schema;
    private final String file;
    private final Charset charset;
    private final Set<String> nullTexts;
    /** Of the file's columns: place in the schema, or -1. */
    private final int[] places;
    /** Of the file's columns: whether it belongs to the key. */
    private final boolean[] keys;

    RowMaker(Schema schema, SourceSpec source, Header header, String file) {
        this.schema = schema;
        this.file = file;
        this.charset = source.charset();
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

    /**
     * Adds the record to the rows or to the rejects.
     *
     * @param kept the chunk's bytes, which the origin keeps a view on
     * @param base index, as the frame has it, of their first byte
     */
    void make(Parsed parsed, long record, byte[] kept, int base, List<Row> rows, List<Reject> rejects) {
        Frame frame = parsed.frame();
        CSVRecord fields = parsed.fields();
        RawRecord raw = new RawRecord(kept, frame.from() - base, frame.length(), charset);
        Origin origin = new Origin(file, record, frame.line(), frame.offset(), raw);
        Violation fault = frame.fault();
        if (fields == null || fault != null) {
            rejects.add(reject(fault == null ? Faults.refusedByParser() : fault, origin));
        } else if (fields.size() != places.length) {
            rejects.add(reject(Faults.columnCount(places.length, fields.size()), origin));
        } else {
            rows.add(row(fields, origin));
        }
    }

    private static Reject reject(Violation fault, Origin origin) {
        return new Reject(Stage.EXTRACT, List.of(fault), origin, null);
    }

    private Row row(CSVRecord fields, Origin origin) {
        @Nullable Object[] values = new Object[schema.size()];
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= 0) {
                String text = keys[i] ? withoutTrailingBlanks(fields.get(i)) : fields.get(i);
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
