package dev.etlpipeline.governance.classify;

import dev.etlpipeline.core.csv.CsvForm;
import dev.etlpipeline.core.csv.CsvSniffer;
import dev.etlpipeline.core.csv.CsvSource;
import dev.etlpipeline.core.definition.ExtraColumns;
import dev.etlpipeline.core.definition.HeaderNames;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.definition.SourceSpec;
import dev.etlpipeline.core.definition.TargetSpec;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.core.settings.CsvSettings;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import dev.etlpipeline.core.step.TextForms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file's first records, column by column, as the texts that stand there.
 *
 * @param records that were read
 */
record Sample(List<ColumnValues> columns, long records) {

    private static final int CHUNK_BYTES = 1 << 20;

    Sample {
        columns = List.copyOf(columns);
    }

    /**
     * Reads them.
     *
     * @param input  stays the caller's to close
     * @param source whose columns give the names, charset and delimiter, or null where the file stands alone
     * @param chunks of one MiB, at most
     */
    static Sample of(InputFile input, @Nullable SourceSpec source, CsvSettings csv, int records, int chunks)
            throws IOException {
        CsvForm form = form(input, source, csv);
        List<List<String>> values = new ArrayList<>();
        form.header().forEach(header -> values.add(new ArrayList<>()));
        long read = 0;
        try (CsvSource texts = open(texts(form, source), input, csv, records)) {
            Cursor at = Cursor.START;
            for (int i = 0; i < chunks && read < records; i++) {
                Chunk chunk = texts.read(at);
                chunk.rows().forEach(row -> add(row, values));
                read += chunk.rows().size();
                at = chunk.after();
                if (chunk.last()) {
                    break;
                }
            }
        }
        List<ColumnValues> columns = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            columns.add(new ColumnValues(name(form.header().get(i), source), values.get(i)));
        }
        return new Sample(columns, read);
    }

    private static void add(Row row, List<List<String>> values) {
        for (int i = 0; i < values.size(); i++) {
            String text = row.text(i);
            String stripped = text == null ? "" : TextForms.strip(text);
            if (!stripped.isEmpty()) {
                values.get(i).add(stripped);
            }
        }
    }

    private static CsvForm form(InputFile input, @Nullable SourceSpec source, CsvSettings csv) throws IOException {
        if (source == null) {
            return CsvSniffer.sniff(input);
        }
        Schema schema = new Schema(source.columns());
        TargetSpec nowhere = new TargetSpec("warehouse", "none", false, false);
        PipelineDefinition declared =
                new PipelineDefinition("classify", source, schema, List.of(), List.of(), List.of(), nowhere);
        try (CsvSource opened = open(declared, input, csv, 1)) {
            return opened.form();
        }
    }

    private static CsvSource open(PipelineDefinition definition, InputFile input, CsvSettings csv, int records)
            throws IOException {
        return CsvSource.open(definition, input, csv, ExtraColumns.IGNORE, records, CHUNK_BYTES, records);
    }

    /** Every column of the file as the text that stands there. */
    private static PipelineDefinition texts(CsvForm form, @Nullable SourceSpec source) {
        List<Column> columns = new ArrayList<>();
        Map<String, String> headers = new HashMap<>();
        for (String header : form.header()) {
            Column column = Column.text("c" + columns.size(), Integer.MAX_VALUE);
            columns.add(column);
            headers.put(column.name(), header);
        }
        SourceSpec texts = new SourceSpec(
                form.byteOrderMark() > 0 ? null : form.charset(),
                form.delimiter(),
                columns,
                Map.of(),
                source == null ? List.of() : source.nullTexts(),
                headers,
                ExtraColumns.IGNORE);
        TargetSpec nowhere = new TargetSpec("warehouse", "none", false, false);
        return new PipelineDefinition("classify", texts, new Schema(columns), List.of(), List.of(), List.of(), nowhere);
    }

    /** As declared, or as the file has it in one word. */
    private static String name(String header, @Nullable SourceSpec source) {
        String canonical = HeaderNames.canonical(header);
        if (source != null) {
            for (Column column : source.columns()) {
                if (HeaderNames.canonical(source.header(column)).equals(canonical)) {
                    return column.name();
                }
            }
        }
        return canonical;
    }
}
