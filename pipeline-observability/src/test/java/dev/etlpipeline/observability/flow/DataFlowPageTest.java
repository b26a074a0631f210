package dev.etlpipeline.observability.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etlpipeline.core.definition.DefinitionReader;
import dev.etlpipeline.core.definition.EnrichmentSpec;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.engine.PipelineRunner;
import dev.etlpipeline.core.module.Modules;
import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.observability.DocsPage;
import dev.etlpipeline.observability.ObservabilityModule;
import dev.etlpipeline.observability.report.RunFigures;
import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds docs/observability/data-flow.md against the plan, a measured run and the warehouse. */
class DataFlowPageTest {

    private static final String SOURCES = "Where data comes from, and where it goes";

    /** As the profile local has them. */
    private static final Map<String, String> SETTINGS = Map.of(
            "warehouse.url", "jdbc:h2:mem:flow;MODE=MSSQLServer",
            "enrichment.postcode.base-url", "stand-in:postcode-api",
            "enrichment.postcode.max-concurrent", "16",
            "enrichment.company.base-url", "stand-in:company-api",
            "enrichment.company.max-concurrent", "32");

    private final DocsPage page = new DocsPage("data-flow.md");
    private final Settings settings = Settings.of(SETTINGS);
    private final PipelineDefinition customers = new DefinitionReader()
            .read(
                    DocsPage.project("seeds/pipelines/customers.yaml"),
                    PipelineRunner.catalogue(Modules.install(List.of(), settings)));

    @Test
    void theDrawingIsWhatTheCommandDraws() throws IOException {
        RunFigures usual = new ObjectMapper()
                .readValue(
                        DocsPage.project("docs/observability/measured/usual.json")
                                .toFile(),
                        RunFigures.class);

        page.assertHolds("drawing", "```mermaid\n" + FlowDrawing.of(FlowOf.of(customers, settings, usual)) + "```\n");
    }

    @Test
    void everyTableIsDescribed(@TempDir Path folder) throws SQLException {
        String section = page.section(SOURCES);

        assertThat(tables(folder))
                .hasSizeGreaterThan(6)
                .allSatisfy(table -> assertThat(section).contains("`" + table + "`"));
    }

    @Test
    void everyOtherSourceAndGoalIsDescribed() {
        String section = page.section(SOURCES);

        assertThat(section)
                .contains(
                        "`" + customers.target().qualified() + "`",
                        "`seeds/pipelines/customers.yaml`",
                        "`paths.rejects`");
        assertThat(customers.enrichments())
                .extracting(EnrichmentSpec::name)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(section).contains("`" + name + "-api`"));
        assertThat(page.rows(SOURCES)).allSatisfy(row -> {
            assertThat(row).hasSize(5).doesNotContain("");
            assertThat(row.get(4)).isIn("in", "out", "in and out");
        });
    }

    private static List<String> tables(Path folder) throws SQLException {
        TestWorkspace workspace =
                new TestWorkspace(folder, H2Databases.inFolder(folder).settings(), new ObservabilityModule());
        List<String> tables = new ArrayList<>();
        try (Warehouse warehouse = workspace.newWarehouse();
                Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES"
                        + " WHERE LOWER(TABLE_SCHEMA) = 'etl' ORDER BY TABLE_NAME")) {
            while (row.next()) {
                tables.add("etl." + row.getString(1).toLowerCase(Locale.ROOT));
            }
        }
        return tables;
    }
}
