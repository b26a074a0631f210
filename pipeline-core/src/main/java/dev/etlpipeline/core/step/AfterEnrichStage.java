package dev.etlpipeline.core.step;

import dev.etlpipeline.core.definition.Catalogue;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.core.source.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * Behind ENRICH: the steps that need the enrichment's columns, then the rules about those columns, so that an answer
 * that does not fit its column is a reject and never cut. Pure and thread-safe.
 */
public final class AfterEnrichStage {

    private final StepRunner steps;
    private final RuleRunner rules;

    /** @throws IllegalArgumentException where the catalogue is not the one the definition was read with */
    public AfterEnrichStage(PipelineDefinition definition, Catalogue catalogue) {
        steps = new StepRunner(definition, catalogue, true);
        rules = new RuleRunner(definition, catalogue, spec -> ValidateStage.isEnriched(definition.schema(), spec));
    }

    public Chunk apply(Chunk chunk) {
        if (steps.isEmpty() && rules.isEmpty()) {
            return chunk;
        }
        List<Row> rows = new ArrayList<>(chunk.rows().size());
        List<Reject> rejects = new ArrayList<>(chunk.rejects());
        Violations violations = new Violations();
        for (Row row : chunk.rows()) {
            violations.clear();
            Row finished = steps.apply(row, violations);
            rules.check(finished, violations);
            if (violations.none()) {
                rows.add(finished);
            } else {
                rejects.add(new Reject(Stage.ENRICH, violations.list(), row.origin(), finished));
            }
        }
        return Rejects.sorted(chunk, rows, rejects);
    }
}
