package dev.etlpipeline.core.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.definition.DefinitionException;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.row.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskStepTest {

    private static final String PIPELINE = """
            derived:
              - {name: level, type: text}
              - {name: score, type: integer}
              - {name: factors, type: text}
            steps:
              - {step: risk, %s into: [level, score, factors]}
            enrichments:
              - name: postcode
                key: id
                found: geo_enriched
                fields:
                  - {from: region, column: region}
                  - {from: size, column: company_size}
            """;

    private final PipelineDefinition definition =
            Pipelines.of("- {name: status}", PIPELINE.formatted("after: enrichment,"));

    @ParameterizedTest
    @CsvSource({
        "North West, small,  active,    true,  Low,    0,",
        "London,     small,  active,    true,  Medium, 2,  region",
        "London,     micro,  active,    true,  High,   3,  region;micro-company",
        "London,     large,  active,    true,  Medium, 1,  region;large-company",
        "West Midlands, ,    suspended, true,  High,   5,  region;suspended",
        "North West, large,  inactive,  true,  Low,   -1,  large-company",
        ",           ,       active,    false, Medium, 1,  no-geography",
        ",           ,       ,          ,      Medium, 1,  no-geography",
        ",           micro,  suspended, false, High,   5,  micro-company;suspended;no-geography",
        "Wales,      micro,  active,    true,  Medium, 1,  micro-company",
    })
    void addsUpTheFactors(
            String region, String size, String status, Boolean found, String level, long score, String factors) {
        Map<String, Object> values = new HashMap<>();
        values.put("region", region);
        values.put("company_size", size);
        values.put("status", status);
        values.put("geo_enriched", found);
        Row row = Pipelines.row(definition.schema(), 1, values);

        Row after = new AfterEnrichStage(definition, StepCatalogue.core())
                .apply(Pipelines.chunk(List.of(row)))
                .rows()
                .get(0);

        assertThat(after.get("level")).isEqualTo(level);
        assertThat(after.get("score")).isEqualTo(score);
        assertThat(after.get("factors")).isEqualTo(factors);
    }

    @Test
    void refusesToRunBeforeTheEnrichmentThatItReads() {
        assertThatThrownBy(() -> Pipelines.of("- {name: status}", PIPELINE.formatted("")))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("reads region, which the enrichment fills; add after: enrichment");
    }

    @Test
    void saysWhichOptionNamesTheColumnThatIsMissing() {
        assertThatThrownBy(() -> Pipelines.of("- {name: state}", PIPELINE.formatted("after: enrichment,")))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("there is no column status to read; name the one to read with status: NAME");
    }

    @Test
    void readsAnotherColumnWhereDeclared() {
        assertThat(Pipelines.of("- {name: state}", PIPELINE.formatted("status: state, after: enrichment,")))
                .isNotNull();
    }
}
