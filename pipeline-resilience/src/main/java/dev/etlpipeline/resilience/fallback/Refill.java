package dev.etlpipeline.resilience.fallback;

import dev.etlpipeline.core.definition.EnrichmentSpec;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.enrich.EnrichmentStatus;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import dev.etlpipeline.core.step.AfterEnrichStage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes of stored rows what a run would have made of them: the columns of the enrichments that answer now, how complete
 * the row is, where its parts came from, and what the steps behind the enrichment say. Columns of enrichments that are
 * not asked stay as they are.
 */
final class Refill {

    private final PipelineDefinition definition;
    private final List<AskedAgain> asked;
    private final AfterEnrichStage afterEnrich;

    Refill(PipelineDefinition definition, List<AskedAgain> asked, AfterEnrichStage afterEnrich) {
        this.definition = definition;
        this.asked = asked;
        this.afterEnrich = afterEnrich;
    }

    /**
     * What became of a page.
     *
     * @param rows       those with an answer, as they are to be stored
     * @param unanswered how many got none
     * @param misfits    how many got one that breaks a rule
     */
    record Page(Map<MarkedRow, Row> rows, long unanswered, long misfits) {}

    Page of(List<MarkedRow> page) throws Exception {
        Map<Long, Row> rows = new LinkedHashMap<>();
        Map<Long, Map<String, String>> marks = new HashMap<>();
        for (MarkedRow marked : page) {
            long number = marked.row().origin().record();
            rows.put(number, marked.row());
            marks.put(number, new LinkedHashMap<>(marked.marks()));
        }
        for (AskedAgain one : asked) {
            ask(one, page, rows, marks);
        }
        List<Row> answered = new ArrayList<>();
        for (MarkedRow marked : page) {
            long number = marked.row().origin().record();
            Map<String, String> now = marks.getOrDefault(number, Map.of());
            if (!now.equals(marked.marks())) {
                answered.add(completed(rows.getOrDefault(number, marked.row()), now));
            }
        }
        return finished(page, answered);
    }

    private static void ask(
            AskedAgain one, List<MarkedRow> page, Map<Long, Row> rows, Map<Long, Map<String, String>> marks)
            throws Exception {
        Map<Long, Row> its = new LinkedHashMap<>();
        for (MarkedRow marked : page) {
            long number = marked.row().origin().record();
            Row row = rows.get(number);
            if (row != null && Marks.ALL.contains(marked.marks().getOrDefault(one.name(), ""))) {
                its.put(number, row);
            }
        }
        one.answer(its, marks);
        rows.putAll(its);
    }

    private Row completed(Row row, Map<String, String> marks) {
        int keys = 0;
        int found = 0;
        for (EnrichmentSpec spec : definition.enrichments()) {
            boolean hasKey = row.get(spec.keyColumn()) != null;
            keys += hasKey ? 1 : 0;
            found += hasKey && isFull(spec, marks) && isFound(spec, row) ? 1 : 0;
        }
        return row.with(Map.of(
                PipelineDefinition.ENRICHMENT_STATUS,
                EnrichmentStatus.of(keys, found).word(),
                PipelineDefinition.DATA_SOURCE,
                Marks.text(marks)));
    }

    private static boolean isFull(EnrichmentSpec spec, Map<String, String> marks) {
        return !Marks.ALL.contains(marks.getOrDefault(spec.name(), ""));
    }

    private static boolean isFound(EnrichmentSpec spec, Row row) {
        return spec.foundFlag() != null
                ? Boolean.TRUE.equals(row.get(spec.foundFlag()))
                : spec.fields().stream()
                        .anyMatch(field -> row.get(field.column().name()) != null);
    }

    private Page finished(List<MarkedRow> page, List<Row> answered) {
        if (answered.isEmpty()) {
            return new Page(Map.of(), page.size(), 0);
        }
        Chunk chunk = afterEnrich.apply(new Chunk(
                1, new Cursor(0, 0, 1), new Cursor(answered.size(), 0, 1), true, answered, List.of(), answered.size()));
        Map<Long, MarkedRow> byNumber = new HashMap<>();
        page.forEach(marked -> byNumber.put(marked.row().origin().record(), marked));
        Map<MarkedRow, Row> finished = new LinkedHashMap<>();
        for (Row row : chunk.rows()) {
            MarkedRow marked = byNumber.get(row.origin().record());
            if (marked != null) {
                finished.put(marked, row);
            }
        }
        return new Page(finished, page.size() - answered.size(), chunk.rejects().size());
    }
}
