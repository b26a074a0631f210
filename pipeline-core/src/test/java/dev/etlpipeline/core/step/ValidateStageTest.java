package dev.etlpipeline.core.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Violation;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.core.source.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValidateStageTest {

    private final PipelineDefinition definition = Pipelines.of("""
            - {name: name, length: 5, required: true}
            - {name: status}
            - {name: phone}
            - {name: born, type: date, required: true}
            """, """
            derived: [{name: copy, required: true}]
            steps:
              - {step: phone-e164, column: phone}
              - {step: default-value, column: phone, value: "+442079460000"}
              - {step: copy, column: phone, into: copy}
            rules:
              - {rule: pattern, column: name, matches: '[A-Z].*'}
              - {rule: allowed-values, column: status, values: [active]}
            """);

    private Reject reject(Map<String, String> values) {
        Chunk chunk = Pipelines.validate(definition, List.of(Pipelines.row(definition.schema(), 1, values)));
        assertThat(chunk.rows()).isEmpty();
        return chunk.rejects().get(0);
    }

    @Test
    void letsGoodRowsPass() {
        Row row = Pipelines.row(definition.schema(), 1, Map.of("id", "1", "name", "Ann", "born", "1990-01-01"));

        assertThat(Pipelines.validate(definition, List.of(row)).rows()).hasSize(1);
    }

    @Test
    void reportsEveryColumnOnce() {
        Reject reject = reject(Map.of("name", "annabel", "status", "gone", "born", "1990-01-01"));

        assertThat(reject.stage()).isEqualTo(Stage.VALIDATE);
        assertThat(reject.violations())
                .extracting(Violation::rule, Violation::column)
                .containsExactly(tuple("required", "id"), tuple("length", "name"), tuple("allowed-values", "status"));
    }

    @Test
    void addsToWhatTransformFound() {
        Reject reject = reject(Map.of("name", "annabel", "status", "gone", "phone", "x", "born", "soon"));

        assertThat(reject.stage()).isEqualTo(Stage.TRANSFORM);
        assertThat(reject.violations())
                .extracting(Violation::rule, Violation::column)
                .containsExactly(
                        tuple("type", "born"),
                        tuple("phone", "phone"),
                        tuple("required", "id"),
                        tuple("length", "name"),
                        tuple("allowed-values", "status"));
    }

    @Test
    void doesNotBlameColumnsThatABadOneShouldHaveFilled() {
        Reject reject = reject(Map.of("id", "1", "name", "Ann", "phone", "x", "born", "1990-01-01"));

        assertThat(reject.violations()).extracting(Violation::column).containsExactly("phone");
    }

    @Test
    void leavesRejectsOfExtractAlone() {
        Reject extract = new Reject(
                Stage.EXTRACT, List.of(new Violation("columns", null, "must be 4")), Origin.ofRecord(1), null);
        Chunk chunk = new Chunk(1, Cursor.START, new Cursor(1, 0, 2), true, List.of(), List.of(extract), 0);

        assertThat(new ValidateStage(definition, StepCatalogue.core())
                        .apply(chunk)
                        .rejects())
                .containsExactly(extract);
    }

    @Test
    void letsRowsPassThatBreakARuleWhichOnlyWarns() {
        String rule = "rules: [{rule: allowed-values, column: status, values: [active]%s}]\n";
        PipelineDefinition strict = Pipelines.of("- {name: status}\n", rule.formatted(""));
        PipelineDefinition lax = Pipelines.of("- {name: status}\n", rule.formatted(", severity: warn"));
        Map<String, String> gone = Map.of("id", "1", "status", "gone");

        assertThat(Pipelines.validate(strict, List.of(Pipelines.row(strict.schema(), 1, gone)))
                        .rows())
                .isEmpty();
        assertThat(Pipelines.validate(lax, List.of(Pipelines.row(lax.schema(), 1, gone)))
                        .rows())
                .hasSize(1);
    }

    @Test
    void hidesBadColumnsFromRulesThatReadSeveral() {
        StepCatalogue catalogue = StepCatalogue.core()
                .rule(
                        "same",
                        (spec, schema) -> row -> row.get("a") == null
                                ? Optional.empty()
                                : Optional.of(new Violation("same", "b", "saw a")));
        PipelineDefinition two = Pipelines.read("""
                pipeline: test
                source: {columns: [{name: id, key: true}, {name: a}, {name: b}]}
                steps: [{step: phone-e164, column: a}]
                rules: [{rule: same, column: b}]
                target: {table: t}
                """, catalogue);
        Row row = Pipelines.row(two.schema(), 1, Map.of("id", "1", "a", "bad", "b", "x"));

        Chunk transformed = new TransformStage(two, catalogue).apply(Pipelines.chunk(List.of(row)));
        Reject reject =
                new ValidateStage(two, catalogue).apply(transformed).rejects().get(0);

        assertThat(reject.violations()).hasSize(1);
        assertThat(reject.row().get("a")).isEqualTo("bad");
    }
}
