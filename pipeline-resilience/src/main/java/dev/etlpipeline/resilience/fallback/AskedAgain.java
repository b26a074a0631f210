package dev.etlpipeline.resilience.fallback;

import dev.etlpipeline.core.definition.EnrichmentSpec;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.engine.Rework;
import dev.etlpipeline.core.enrich.EnrichStage;
import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks the sources of one enrichment for rows again, and puts their answers into them. Used by one thread. */
final class AskedAgain implements AutoCloseable {

    private static final String NO_SOURCE = "none";

    private final EnrichmentSpec spec;
    private final EnrichStage stage;
    private final List<Integer> columns = new ArrayList<>();
    private final int dataSource;
    private boolean away;

    AskedAgain(EnrichmentSpec spec, Schema schema, Rework rework) {
        this.spec = spec;
        this.stage = rework.enrich(spec);
        spec.fields().forEach(field -> columns.add(schema.indexOf(field.column().name())));
        if (spec.foundFlag() != null) {
            columns.add(schema.indexOf(spec.foundFlag()));
        }
        this.dataSource = schema.indexOf(PipelineDefinition.DATA_SOURCE);
    }

    String name() {
        return spec.name();
    }

    /** Whether nobody answered for a whole page: it is not asked any more. */
    boolean away() {
        return away;
    }

    /**
     * @param rows  by the number of their record, each marked for this enrichment; answers are put in
     * @param marks by the same, changed where there was an answer
     */
    void answer(Map<Long, Row> rows, Map<Long, Map<String, String>> marks) throws Exception {
        if (away || rows.isEmpty()) {
            return;
        }
        List<Row> asked = new ArrayList<>(rows.values());
        Chunk chunk =
                new Chunk(1, new Cursor(0, 0, 1), new Cursor(asked.size(), 0, 1), true, asked, List.of(), asked.size());
        boolean answered = false;
        for (Row row : stage.apply(chunk).rows()) {
            String word = Marks.of(row.text(dataSource) + "").getOrDefault(spec.name(), NO_SOURCE);
            if (!word.equals(NO_SOURCE)) {
                answered = true;
                long number = row.origin().record();
                rows.computeIfPresent(number, (same, old) -> filled(old, row));
                marks.computeIfPresent(number, (same, old) -> {
                    old.put(spec.name(), word);
                    return old;
                });
            }
        }
        away = !answered;
    }

    private Row filled(Row old, Row answered) {
        @Nullable Object[] values = old.values();
        columns.forEach(column -> values[column] = answered.get(column));
        return Row.of(old.schema(), Origin.ofRecord(old.origin().record()), values);
    }

    @Override
    public void close() {
        stage.close();
    }
}
