package dev.etlpipeline.sandbox.generator;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One record under construction, reused from record to record. Quotes what RFC 4180 wants quoted. */
final class CsvLine {

    private final int columns;
    private final List<String> values;
    private int rawColumn = -1;
    private final StringBuilder text = new StringBuilder(200);

    CsvLine(int columns) {
        this.columns = columns;
        this.values = new ArrayList<>(columns);
    }

    /** Back to a record of empty values. */
    void clear() {
        values.clear();
        values.addAll(Collections.nCopies(columns, ""));
        rawColumn = -1;
    }

    void set(int column, String value) {
        values.set(column, value);
    }

    /** A value that is written as it stands, quotes and all. */
    void setRaw(int column, String value) {
        values.set(column, value);
        rawColumn = column;
    }

    void dropLast(int count) {
        values.subList(values.size() - count, values.size()).clear();
    }

    void add(String value) {
        values.add(value);
    }

    void writeTo(Writer out) throws IOException {
        text.setLength(0);
        for (int column = 0; column < values.size(); column++) {
            if (column > 0) {
                text.append(',');
            }
            append(values.get(column), column == rawColumn);
        }
        out.append(text.append('\n'));
    }

    private void append(String value, boolean raw) {
        if (raw || !(value.indexOf(',') >= 0 || value.indexOf('"') >= 0)) {
            text.append(value);
        } else {
            text.append('"').append(value.replace("\"", "\"\"")).append('"');
        }
    }
}
