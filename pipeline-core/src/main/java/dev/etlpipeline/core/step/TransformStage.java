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
 * TRANSFORM: texts become values of their columns' types, then the steps before the enrichment run as declared. A row
 * with a violation goes through the other steps too, so that it is reported whole. Pure and thread-safe.
 */
public final class TransformStage {

    private final Conversion conversion;
    private final StepRunner steps;

    /** @throws IllegalArgumentException where the catalogue is not the one the definition was read with */
    public TransformStage(PipelineDefinition definition, Catalogue catalogue) {
        conversion = new Conversion(definition);
        steps = new StepRunner(definition, catalogue, false);
    }

    /** The chunk with typed and cleaned rows; its new rejects hold the row as far as it came, bad values left out. */
    public Chunk apply(Chunk chunk) {
        List<Row> rows = new ArrayList<>(chunk.rows().size());
        List<Reject> rejects = new ArrayList<>(chunk.rejects());
        Violations violations = new Violations();
        for (Row row : chunk.rows()) {
            violations.clear();
            Row transformed = steps.apply(conversion.apply(row, violations), violations);
            if (violations.none()) {
                rows.add(transformed);
            } else {
                rejects.add(new Reject(Stage.TRANSFORM, violations.list(), row.origin(), transformed));
            }
        }
        return Rejects.sorted(chunk, rows, rejects);
    }
}
