package dev.etlpipeline.core.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Violation;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Stage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AfterEnrichStageTest {

    private final PipelineDefinition definition = Pipelines.of("- {name: name}", """
            steps: [{step: upper-case, column: region, after: enrichment}]
            rules: [{rule: range, column: longitude, min: -180, max: 180}]
            enrichments:
              - name: postcode
                key: name
                fields:
                  - {from: region, column: region, length: 6}
                  - {from: longitude, column: longitude, type: decimal, precision: 9, scale: 6}
            """);

    private Chunk apply(Map<String, Object> values) {
        Row row = Pipelines.row(definition.schema(), 1, values);
        return new AfterEnrichStage(definition, StepCatalogue.core()).apply(Pipelines.chunk(List.of(row)));
    }

    @Test
    void runsTheStepsThatWaitedForTheEnrichment() {
        Chunk chunk = apply(Map.of("region", "London", "longitude", new BigDecimal("-0.1")));

        assertThat(chunk.rows().get(0).get("region")).isEqualTo("LONDON");
    }

    @Test
    void rejectsAnswersThatDoNotFitTheirColumns() {
        Chunk chunk = apply(Map.of("region", "West Midlands", "longitude", 0.5));

        assertThat(chunk.rejects()).singleElement().satisfies(reject -> {
            assertThat(reject.stage()).isEqualTo(Stage.ENRICH);
            assertThat(reject.violations())
                    .extracting(Violation::rule, Violation::column)
                    .containsExactly(tuple("length", "region"), tuple("type", "longitude"));
        });
    }

    @Test
    void rejectsDecimalsThatWouldBeRounded() {
        assertThat(apply(Map.of("longitude", new BigDecimal("0.1234567"))).rejects())
                .hasSize(1);
        assertThat(apply(Map.of("longitude", new BigDecimal("0.1234560000"))).rejects())
                .isEmpty();
        assertThat(apply(Map.of("longitude", new BigDecimal("1E+2"))).rejects()).isEmpty();
        assertThat(apply(Map.of("longitude", new BigDecimal("1E+3"))).rejects()).hasSize(1);
    }

    @Test
    void checksDeclaredRulesAboutEnrichedColumns() {
        Chunk chunk = apply(Map.of("longitude", new BigDecimal("181")));

        assertThat(chunk.rejects().get(0).rule()).isEqualTo("range");
    }

    @Test
    void doesNotRepeatTheRulesOfValidate() {
        assertThat(apply(Map.of()).rejects()).isEmpty();
    }
}
