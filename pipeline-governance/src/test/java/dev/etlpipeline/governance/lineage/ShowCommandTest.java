package dev.etlpipeline.governance.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.governance.GovernanceModule;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ShowCommandTest {

    private static final String DEFINITION =
            Customers.project().resolve("seeds/pipelines/customers.yaml").toString();

    @TempDir
    private Path folder;

    private TestWorkspace workspace;
    private final StringWriter complaints = new StringWriter();

    @BeforeEach
    void workspace() {
        workspace = new TestWorkspace(
                folder,
                Map.of("paths.definition", DEFINITION, "warehouse.url", "jdbc:h2:mem:none"),
                new GovernanceModule());
    }

    @Test
    @Criterion("lineage.3")
    void listsEveryColumnOfTheTarget() {
        assertThat(show()).isZero();

        Customers.definition()
                .schema()
                .columns()
                .forEach(column -> assertThat(workspace.printed()).contains("\n" + column.name() + " "));
        assertThat(workspace.printed())
                .contains("status                file status > trim > lower-case > default-value")
                .contains("calculated_risk       risk [region, company_size, status, geo_enriched]");
    }

    @ParameterizedTest
    @Criterion("lineage.3")
    @ValueSource(
            strings = {"", "postcode", "calculated_risk", "quality_score", "row_hash", "enrichment_hash", "data_source"
            })
    void fitsATerminalOfEightyColumns(String column) {
        assertThat(column.isEmpty() ? show() : show(column)).isZero();

        assertThat(workspace.printed().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    @Criterion("lineage.3")
    void drawsOneColumnAsATreeAndSaysWhereItGoes() {
        show("postcode");

        assertThat(workspace.printed()).contains("""
                uk-postcode
                └─ trim
                   └─ file postcode
                """).contains("Decides: quality_score, calculated_risk");
    }

    @Test
    @Criterion("lineage.3")
    void writesAPageThatNeedsNothingElse() throws IOException {
        Path page = folder.resolve("lineage.html");

        assertThat(show("--html", page.toString())).isZero();

        assertThat(Files.readString(page))
                .contains("<svg", "postcode > trim > uk-postcode".replace(">", "&gt;"), "calculated_risk")
                .doesNotContain("{{", "<script", "http:", "https:", "url(");
    }

    @Test
    void printsItForPrograms() throws IOException {
        show("--json", "email");

        JsonNode column = new ObjectMapper().readTree(workspace.printed()).at("/columns/0");
        assertThat(column.at("/name").asText()).isEqualTo("email");
        assertThat(column.at("/from/0/field").asText()).isEqualTo("email");
        assertThat(column.at("/from/0/path/0").asText()).isEqualTo("trim");
    }

    @Test
    void aColumnThatIsNotThereIsRefused() {
        assertThat(show("emial")).isEqualTo(2);

        assertThat(complaints.toString()).contains("There is no column emial in warehouse.customer_enriched");
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        assertThat(show("--html", folder.resolve("none/x.html").toString())).isEqualTo(2);

        assertThat(complaints.toString()).contains("is no file in a folder that is there");
    }

    @Test
    void itIsDrawnInOneFormOnly() {
        assertThat(show("--json", "--mermaid")).isEqualTo(2);
    }

    private int show(String... words) {
        CommandLine command = LineageCommand.of(workspace).setErr(new PrintWriter(complaints, true));
        String[] all = new String[words.length + 1];
        all[0] = "show";
        System.arraycopy(words, 0, all, 1, words.length);
        return command.execute(all);
    }
}
