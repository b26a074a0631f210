package dev.etlpipeline.core.enrich;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts answers into a row and says how complete it is ({@link EnrichmentStatus}) and where each part came from:
 * {@code postcode=api;company=none}, in the definition's order. A source that answered "not found" is named; none means
 * that there was no key or nobody who could answer.
 */
final class RowEnricher {

    private final List<EnrichedColumns> columns;
    private final int status;
    private final int provenance;

    RowEnricher(PipelineDefinition definition) {
        Schema schema = definition.schema();
        columns = definition.enrichments().stream()
                .map(spec -> new EnrichedColumns(spec, schema))
                .toList();
        status = columns.isEmpty() ? -1 : schema.indexOf(PipelineDefinition.ENRICHMENT_STATUS);
        provenance = columns.isEmpty() ? -1 : schema.indexOf(PipelineDefinition.DATA_SOURCE);
    }

    List<EnrichedColumns> columns() {
        return columns;
    }

    /**
     * @param place   of the row among the answers
     * @param answers for each enrichment in the definition's order; empty where enrichment is off
     */
    Row enrich(Row row, int place, List<@Nullable Answer[]> answers) {
        if (columns.isEmpty()) {
            return row;
        }
        @Nullable Object[] values = row.values();
        if (answers.isEmpty()) {
            columns.forEach(one -> one.fill(values, null));
            values[status] = EnrichmentStatus.BASIC.word();
            values[provenance] = Answer.NO_SOURCE;
        } else {
            fill(row, place, values, answers);
        }
        return Row.of(row.schema(), row.origin(), values);
    }

    private void fill(Row row, int place, @Nullable Object[] values, List<@Nullable Answer[]> answers) {
        int keys = 0;
        int found = 0;
        StringBuilder sources = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            Answer answer = answers.get(i)[place];
            columns.get(i).fill(values, answer);
            keys += columns.get(i).key(row) == null ? 0 : 1;
            found += answer != null && answer.found() && answer.full() ? 1 : 0;
            sources.append(i == 0 ? "" : ";").append(columns.get(i).name()).append('=');
            sources.append(answer == null ? Answer.NO_SOURCE : answer.source());
        }
        values[status] = EnrichmentStatus.of(keys, found).word();
        values[provenance] = sources.toString();
    }
}
