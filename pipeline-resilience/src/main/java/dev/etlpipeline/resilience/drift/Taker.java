package dev.etlpipeline.resilience.drift;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.definition.RuleSpec;
import dev.etlpipeline.core.definition.SourceSpec;
import dev.etlpipeline.core.definition.StepSpec;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import dev.etlpipeline.core.step.StepCatalogue;
import dev.etlpipeline.core.step.TransformStage;
import dev.etlpipeline.core.step.ValidateStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says which values the definition would take in one of its columns: by type, steps and rules of the core that are about it. */
final class Taker {

    private static final StepCatalogue CORE = StepCatalogue.core();

    private final Schema schema;
    private final TransformStage transform;
    private final ValidateStage validate;

    Taker(PipelineDefinition definition, Column column) {
        Column alone = new Column(
                column.name(),
                column.type(),
                column.length(),
                column.precision(),
                column.scale(),
                false,
                false,
                column.tags(),
                column.role());
        this.schema = new Schema(List.of(alone));
        SourceSpec source = definition.source();
        PipelineDefinition small = new PipelineDefinition(
                definition.name(),
                new SourceSpec(
                        null,
                        null,
                        List.of(alone),
                        Map.of(alone.name(), source.formats().getOrDefault(alone.name(), List.of())),
                        source.nullTexts()),
                schema,
                steps(definition, alone.name()),
                rules(definition, alone.name()),
                List.of(),
                definition.target());
        this.transform = new TransformStage(small, CORE);
        this.validate = new ValidateStage(small, CORE);
    }

    private static List<StepSpec> steps(PipelineDefinition definition, String column) {
        List<StepSpec> steps = new ArrayList<>();
        for (StepSpec step : definition.steps()) {
            boolean plain = !step.afterEnrichment()
                    && !step.options().has(StepSpec.INTO)
                    && CORE.steps().containsKey(step.name());
            if (plain && step.columns().contains(column)) {
                steps.add(new StepSpec(step.name(), List.of(column), step.options(), false));
            } else if (plain && step.columns().isEmpty()) {
                steps.add(step);
            }
        }
        return steps;
    }

    private static List<RuleSpec> rules(PipelineDefinition definition, String column) {
        return definition.rules().stream()
                .filter(rule -> rule.column().equals(column)
                        && !rule.name().equals("required")
                        && CORE.rules().containsKey(rule.name()))
                .toList();
    }

    /** How many of the values it would take. */
    int takes(List<String> values) {
        List<Row> rows = new ArrayList<>();
        for (String value : values) {
            rows.add(Row.of(schema, Origin.ofRecord(rows.size() + 1L), value));
        }
        Chunk chunk = new Chunk(1, Cursor.START, new Cursor(rows.size(), 0, 1), true, rows, List.of(), 0);
        return validate.apply(transform.apply(chunk)).rows().size();
    }
}
