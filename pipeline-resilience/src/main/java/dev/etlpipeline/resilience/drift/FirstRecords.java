package dev.etlpipeline.resilience.drift;

import dev.etlpipeline.core.csv.CsvForm;
import dev.etlpipeline.core.csv.CsvSource;
import dev.etlpipeline.core.definition.ExtraColumns;
import dev.etlpipeline.core.definition.HeaderNames;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.definition.SourceSpec;
import dev.etlpipeline.core.definition.TargetSpec;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.settings.CsvSettings;
import dev.etlpipeline.core.source.Cursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file's first records as texts, whatever the definition makes of them.
 *
 * @param extra   columns of the file that are not declared, as its header has them
 * @param missing what the header should call the optional columns that are not there
 */
record FirstRecords(Map<String, List<String>> byName, List<String> extra, List<String> missing) {

    /** As they stand in the file; in memory they are three to four times as much, before the run holds anything else. */
    private static final int BYTES = 1 << 20;

    static FirstRecords of(RunRequest request, CsvSettings csv, int records) throws IOException {
        CsvForm form;
        List<String> extra;
        List<String> missing;
        try (CsvSource declared = open(request.definition(), request, csv, 1)) {
            form = declared.form();
            extra = declared.extraColumns();
            missing = declared.missingColumns();
        }
        PipelineDefinition texts = texts(form, request.definition().source());
        try (CsvSource source = open(texts, request, csv, records)) {
            List<Row> rows = source.read(Cursor.START).rows();
            Map<String, List<String>> byName = new LinkedHashMap<>();
            for (int i = 0; i < form.header().size(); i++) {
                byName.put(HeaderNames.canonical(form.header().get(i)), values(rows, i));
            }
            return new FirstRecords(byName, extra, missing);
        }
    }

    private static CsvSource open(PipelineDefinition definition, RunRequest request, CsvSettings csv, int records)
            throws IOException {
        return CsvSource.open(
                definition,
                request.input(),
                csv,
                ExtraColumns.IGNORE,
                records,
                BYTES,
                Math.min(records, request.limit()));
    }

    /** Every column of the file as the text that stands there. */
    private static PipelineDefinition texts(CsvForm form, SourceSpec declared) {
        List<Column> columns = new ArrayList<>();
        Map<String, String> headers = new HashMap<>();
        for (String header : form.header()) {
            Column column = Column.text("c" + columns.size(), Integer.MAX_VALUE);
            columns.add(column);
            headers.put(column.name(), header);
        }
        SourceSpec source = new SourceSpec(
                form.byteOrderMark() > 0 ? null : form.charset(),
                form.delimiter(),
                columns,
                Map.of(),
                declared.nullTexts(),
                headers,
                ExtraColumns.IGNORE);
        TargetSpec nowhere = new TargetSpec("warehouse", "none", false, false);
        return new PipelineDefinition("drift", source, new Schema(columns), List.of(), List.of(), List.of(), nowhere);
    }

    private static List<String> values(List<Row> rows, int column) {
        List<String> values = new ArrayList<>();
        for (Row row : rows) {
            String text = row.text(column);
            if (text != null && !text.isBlank()) {
                values.add(text);
            }
        }
        return values;
    }

    /** Values in a column, in the order of the file; those without one left out. */
    List<String> of(String header) {
        return byName.getOrDefault(HeaderNames.canonical(header), List.of());
    }

    boolean has(String header) {
        return byName.containsKey(HeaderNames.canonical(header));
    }

    /** Never the values. */
    @Override
    public String toString() {
        return "FirstRecords" + byName.keySet();
    }
}
