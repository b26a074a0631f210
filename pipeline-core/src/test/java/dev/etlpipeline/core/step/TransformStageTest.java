package dev.etlpipeline.core.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.RowRejected;
import dev.etlpipeline.core.row.Violation;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.core.source.Stage;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TransformStageTest {

    private static final String COLUMNS = """
            - {name: a}
            - {name: b}
            - {name: born, type: date}
            """;

    private static Reject onlyReject(Chunk chunk) {
        assertThat(chunk.rejects()).hasSize(1);
        return chunk.rejects().get(0);
    }

    @Test
    void convertsBeforeTheStepsRun() {
        StepCatalogue catalogue = StepCatalogue.core()
                .step("next-day", (spec, schema) -> row -> row.with("born", ((LocalDate) row.get("born")).plusDays(1)));
        PipelineDefinition definition = Pipelines.read("""
                pipeline: test
                source: {columns: [{name: id, key: true}, {name: born, type: date}]}
                steps: [{step: next-day, column: born}]
                target: {table: t}
                """, catalogue);
        Row row = Pipelines.row(definition.schema(), 1, Map.of("id", "1", "born", "2024-01-31"));

        Chunk chunk = new TransformStage(definition, catalogue).apply(Pipelines.chunk(List.of(row)));

        assertThat(chunk.rows().get(0).get("born")).isEqualTo(LocalDate.of(2024, 2, 1));
    }

    @Test
    void reportsTypesAndStepsTogether() {
        PipelineDefinition definition = Pipelines.of(
                COLUMNS, "steps: [{step: phone-e164, column: a}, {step: uk-postcode, column: b}, {step: trim}]");
        Row row = Pipelines.row(definition.schema(), 1, Map.of("id", "1", "a", "x", "b", "y", "born", "z"));

        Reject reject = onlyReject(Pipelines.transform(definition, List.of(row)));

        assertThat(reject.stage()).isEqualTo(Stage.TRANSFORM);
        assertThat(reject.origin()).isEqualTo(row.origin());
        assertThat(reject.violations())
                .extracting(Violation::rule, Violation::column)
                .containsExactly(tuple("type", "born"), tuple("phone", "a"), tuple("postcode", "b"));
    }

    @Test
    void leavesOutBadColumnsAndGoesOnWithTheOthers() {
        PipelineDefinition definition =
                Pipelines.of(COLUMNS, "steps: [{step: phone-e164, column: a}, {step: upper-case, columns: [a, b]}]");
        Row row = Pipelines.row(definition.schema(), 1, Map.of("id", "1", "a", "x", "b", "y"));

        Reject reject = onlyReject(Pipelines.transform(definition, List.of(row)));

        assertThat(reject.violations()).hasSize(1);
        assertThat(reject.row().get("a")).isEqualTo("x");
        assertThat(reject.row().get("b")).isEqualTo("Y");
    }

    @Test
    void skipsAStepThatReadsABadColumn() {
        PipelineDefinition definition = Pipelines.of(
                COLUMNS,
                "derived: [{name: c}]\nsteps: [{step: phone-e164, column: a}, {step: copy, column: a, into: c}]");
        Row row = Pipelines.row(definition.schema(), 1, Map.of("id", "1", "a", "x"));

        Reject reject = onlyReject(Pipelines.transform(definition, List.of(row)));

        assertThat(reject.row().get("c")).isNull();
    }

    @Test
    void leavesNoValueOfAWrongTypeInAReject() {
        PipelineDefinition definition = Pipelines.of(COLUMNS, "");
        Row row = Pipelines.row(definition.schema(), 1, Map.of("id", "1", "born", "soon"));

        Reject reject = onlyReject(Pipelines.transform(definition, List.of(row)));

        assertThat(reject.row().get("born")).isNull();
        assertThat(reject.row().get("id")).isEqualTo("1");
    }

    @Test
    void collectsAllViolationsOfOneStep() {
        PipelineDefinition definition = Pipelines.of(COLUMNS, "steps: [{step: uk-postcode, columns: [a, b]}]");
        Row row = Pipelines.row(definition.schema(), 1, Map.of("id", "1", "a", "x", "b", "y"));

        Reject reject = onlyReject(Pipelines.transform(definition, List.of(row)));

        assertThat(reject.violations()).extracting(Violation::column).containsExactly("a", "b");
    }

    @Test
    void keepsRejectsInFileOrder() {
        PipelineDefinition definition = Pipelines.of(COLUMNS, "");
        Reject extract = new Reject(
                Stage.EXTRACT, List.of(new Violation("columns", null, "must be 4")), Origin.ofRecord(2), null);
        List<Row> rows = Arrays.asList(
                Pipelines.row(definition.schema(), 1, Map.of("born", "x")),
                Pipelines.row(definition.schema(), 3, Map.of("born", "x")),
                Pipelines.row(definition.schema(), 4, Map.of()));
        Chunk chunk = new Chunk(1, Cursor.START, new Cursor(4, 0, 5), true, rows, List.of(extract), 0);

        Chunk after = new TransformStage(definition, StepCatalogue.core()).apply(chunk);

        assertThat(after.rejects())
                .extracting(reject -> reject.origin().record())
                .containsExactly(1L, 2L, 3L);
        assertThat(after.rows()).hasSize(1);
    }

    @Test
    void namesTheStepThatIsBrokenButNoValue() {
        StepCatalogue catalogue = StepCatalogue.core().step("broken", (spec, schema) -> row -> {
            throw new NumberFormatException("For input string: \"secret\"");
        });
        assertFails(catalogue, "step broken failed on record 7 with java.lang.NumberFormatException");
    }

    @Test
    void passesOnWhatAStepRejects() {
        StepCatalogue catalogue = StepCatalogue.core().step("broken", (spec, schema) -> row -> {
            throw new RowRejected("odd", null, "must be even");
        });

        Chunk chunk = broken(catalogue);

        assertThat(onlyReject(chunk).violations()).containsExactly(new Violation("odd", null, "must be even"));
    }

    private static void assertFails(StepCatalogue catalogue, String message) {
        assertThatThrownBy(() -> broken(catalogue))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(message)
                .hasNoCause()
                .message()
                .doesNotContain("secret");
    }

    private static Chunk broken(StepCatalogue catalogue) {
        PipelineDefinition definition = Pipelines.read("""
                pipeline: test
                source: {columns: [{name: id, key: true}]}
                steps: [broken]
                target: {table: t}
                """, catalogue);
        Row row = Pipelines.row(definition.schema(), 7, Map.of("id", "1"));
        return new TransformStage(definition, catalogue).apply(Pipelines.chunk(List.of(row)));
    }
}
