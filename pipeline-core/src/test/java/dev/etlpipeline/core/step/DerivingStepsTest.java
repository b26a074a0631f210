package dev.etlpipeline.core.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.definition.DefinitionException;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.row.Row;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps that fill another column: flag-present, completeness, concat, copy. */
class DerivingStepsTest {

    private static final String COLUMNS = """
            - {name: first}
            - {name: last}
            - {name: born, type: date}
            """;

    private static PipelineDefinition pipeline(String step) {
        return Pipelines.of(
                COLUMNS,
                "derived: [{name: out, "
                        + (step.contains("flag")
                                ? "type: boolean"
                                : step.contains("compl")
                                        ? "type: integer"
                                        : step.contains("born") ? "type: date" : "type: text")
                        + "}]\n"
                        + "steps:\n  - " + step);
    }

    private static Object out(String step, Map<String, String> values) {
        PipelineDefinition definition = pipeline(step);
        Row row = Pipelines.row(definition.schema(), 1, values);
        return Pipelines.transform(definition, List.of(row)).rows().get(0).get("out");
    }

    @Test
    void flagPresentTellsWhetherThereIsAValue() {
        String step = "{step: flag-present, column: last, into: out}";

        assertThat(out(step, Map.of("last", "Lee"))).isEqualTo(true);
        assertThat(out(step, Map.of())).isEqualTo(false);
    }

    @Test
    void completenessIsThePercentageOfTheFilesColumnsThatHaveAValue() {
        String step = "{step: completeness, into: out}";

        assertThat(out(step, Map.of("id", "1", "first", "Ann", "last", "Lee", "born", "1990-01-01")))
                .isEqualTo(100L);
        assertThat(out(step, Map.of("id", "1", "first", "Ann", "last", "Lee"))).isEqualTo(75L);
        assertThat(out(step, Map.of())).isEqualTo(0L);
    }

    @Test
    void completenessMayBeAboutSomeColumnsAndRoundsDown() {
        assertThat(out(
                        "{step: completeness, columns: [first, last, born], into: out}",
                        Map.of("first", "Ann", "last", "Lee")))
                .isEqualTo(66L);
    }

    @Test
    void concatJoinsWhatIsThere() {
        String step = "{step: concat, columns: [first, last], into: out, separator: '/'}";

        assertThat(out(step, Map.of("first", "Ann", "last", "Lee"))).isEqualTo("Ann/Lee");
        assertThat(out(step, Map.of("last", "Lee"))).isEqualTo("Lee");
        assertThat(out(step, Map.of())).isNull();
    }

    @Test
    void copyKeepsType() {
        assertThat(out("{step: copy, column: born, into: out}", Map.of("born", "1990-01-31")))
                .hasToString("1990-01-31");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{step: flag-present, columns: [first, last], into: out}",
                "{step: flag-present, column: first, into: last}",
                "{step: completeness, into: [out, first]}",
                "{step: concat, into: out}",
                "{step: concat, columns: [born], into: out}",
                "{step: copy, column: first, into: born}",
            })
    void refusesDeclarationsThatDoNotFit(String step) {
        assertThatThrownBy(() -> pipeline(step))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("step ");
    }
}
