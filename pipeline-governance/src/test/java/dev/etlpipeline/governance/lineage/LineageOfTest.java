package dev.etlpipeline.governance.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.load.ValueCodec;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.step.StepCatalogue;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.governance.GovernanceModule;
import dev.etlpipeline.testkit.TestWorkspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineageOfTest {

    @TempDir
    private Path folder;

    @Test
    @Criterion("lineage.1")
    void aColumnsStepsStandInTheOrderInWhichTheyRun() {
        assertThat(edges(Customers.lineage(), "status"))
                .containsExactly("file status value: trim > lower-case > default-value (value unknown)");
        assertThat(edges(Customers.lineage(), "date_of_birth"))
                .containsExactly("file date_of_birth value: read as date (uuuu-MM-dd, dd/MM/uuuu)");
    }

    @Test
    @Criterion("lineage.1")
    void whatAnEnrichmentGivesComesFromItAndIsDecidedByItsKey() {
        assertThat(edges(Customers.lineage(), "region"))
                .containsExactlyInAnyOrder(
                        "postcode region value: ",
                        "file postcode decides: trim > uk-postcode > enrichment postcode (key postcode)");
    }

    @Test
    @Criterion("lineage.1")
    void theRiskHangsOnAllThatItReadsThoughTheDefinitionNamesNone() {
        assertThat(Customers.lineage().edges(column(Customers.lineage(), "calculated_risk")))
                .extracting(Edge::enrichment, Edge::field, Edge::value)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("postcode", "region", false),
                        org.assertj.core.groups.Tuple.tuple("postcode", "found", false),
                        org.assertj.core.groups.Tuple.tuple("company", "company_size", false),
                        org.assertj.core.groups.Tuple.tuple("", "postcode", false),
                        org.assertj.core.groups.Tuple.tuple("", "company", false),
                        org.assertj.core.groups.Tuple.tuple("", "status", false));
    }

    @Test
    void whatStandsBehindAStepIsNotInWhatItRead() {
        assertThat(edges(Customers.lineage(), "quality_score"))
                .contains("file status decides: trim > completeness")
                .hasSize(10);
    }

    @Test
    void theFilesOwnNamesOfColumnsAreTheOrigin() {
        Lineage lineage = of("""
                pipeline: x
                source:
                  columns:
                    - {name: id, key: true, header: Number}
                    - {name: first, header: Given name}
                    - {name: last}
                derived:
                  - {name: both}
                  - {name: again}
                steps:
                  - {step: concat, columns: [first, last], into: both}
                  - {step: copy, column: both, into: again}
                  - {step: upper-case, column: first}
                target: {table: warehouse.x}
                """);

        assertThat(lineage.file()).containsExactly("Number", "Given name", "last");
        assertThat(edges(lineage, "again"))
                .containsExactly("file Given name value: concat > copy", "file last value: concat > copy");
        assertThat(edges(lineage, "first")).containsExactly("file Given name value: upper-case");
    }

    @Test
    void rulesThatRejectDecideWhetherARowIsThereAtAll() {
        Lineage lineage = of("""
                pipeline: x
                source:
                  columns:
                    - {name: id, key: true}
                    - {name: note}
                rules:
                  - {rule: pattern, column: note, matches: "a*", severity: warn}
                target: {table: warehouse.x}
                """);

        assertThat(column(lineage, "note").ruleNames()).isEqualTo("type, length, pattern (warn)");
        assertThat(lineage.filters()).containsExactly("id", "note");
    }

    @Test
    void aRuleThatReadsOtherColumnsSaysSo() {
        TestWorkspace workspace =
                new TestWorkspace(folder, Map.of("warehouse.url", "jdbc:h2:mem:none"), new GovernanceModule());
        String yaml = """
                pipeline: x
                source:
                  columns:
                    - {name: id, key: true}
                    - {name: begun, type: date}
                    - {name: ended, type: date}
                rules:
                  - {rule: expression, column: begun, holds: 'begun <= ended'}
                target: {table: warehouse.x}
                """;
        Customers.write(folder, yaml);

        Lineage lineage = LineagePart.of(workspace.definition(folder.resolve("definition.yaml")), workspace.modules());

        assertThat(workspace
                        .modules()
                        .rules()
                        .get("expression")
                        .reads(
                                workspace.definition(folder.resolve("definition.yaml")).rules().stream()
                                        .filter(rule -> rule.name().equals("expression"))
                                        .findFirst()
                                        .orElseThrow(),
                                workspace
                                        .definition(folder.resolve("definition.yaml"))
                                        .schema()))
                .containsExactlyInAnyOrder("begun", "ended");
        assertThat(lineage.filters()).containsExactly("id", "begun", "ended");
    }

    @Test
    @Criterion("lineage.1")
    void codecsSayWhatIsMaskedAndWhatEncrypted() {
        Lineage lineage = LineageOf.of(
                Customers.definition(),
                StepCatalogue.core(),
                List.of(codec("email", false), codec("phone", true), codec("customer_id", false)));

        assertThat(column(lineage, "email").protection()).isEqualTo(Protection.MASKED);
        assertThat(column(lineage, "phone").protection()).isEqualTo(Protection.ENCRYPTED);
        assertThat(column(lineage, "company").protection()).isEqualTo(Protection.CLEAR);
        assertThat(column(lineage, "customer_id").protection())
                .as("keys are never masked")
                .isEqualTo(Protection.CLEAR);
        assertThat(column(lineage, "row_hash").protection()).isEqualTo(Protection.HASHED);
    }

    @Test
    void theSameDefinitionGivesTheSameLineage() {
        assertThat(LineageJson.of(Customers.lineage())).isEqualTo(LineageJson.of(Customers.lineage()));
    }

    private Lineage of(String yaml) {
        return LineageOf.of(Customers.read(folder, yaml), StepCatalogue.core(), List.of());
    }

    private static List<String> edges(Lineage lineage, String column) {
        return lineage.edges(column(lineage, column))
                .map(edge -> (edge.fromFile() ? "file" : edge.enrichment()) + " " + edge.field() + " "
                        + (edge.value() ? "value" : "decides") + ": " + edge.path())
                .toList();
    }

    private static TargetColumn column(Lineage lineage, String name) {
        return lineage.column(name).orElseThrow();
    }

    static ValueCodec codec(String column, boolean reversible) {
        return new ValueCodec() {

            @Override
            public boolean handles(Column asked) {
                return asked.name().equals(column);
            }

            @Override
            public @Nullable Object encode(Column encoded, @Nullable Object value) {
                return value == null ? null : "***";
            }

            @Override
            public boolean reversible(Column asked) {
                return reversible;
            }
        };
    }
}
