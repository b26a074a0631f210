package dev.etlpipeline.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.definition.DefinitionReader;
import dev.etlpipeline.core.engine.PipelineRunner;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.module.Modules;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestDatabase;
import dev.etlpipeline.testkit.docs.Page.Block;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the queries of docs/sql-server.md can be asked, after a run of the customers. */
class SqlServerPageTest {

    @TempDir
    Path folder;

    @Test
    void queriesCanBeAskedAndAnswer() throws IOException, SQLException {
        TestDatabase database = H2Databases.inFolder(folder);
        assertThat(loadCustomers(database, folder).state()).isEqualTo(RunState.SUCCEEDED);
        List<Block> queries = Page.of("docs/sql-server.md").blocks().stream()
                .filter(block ->
                        block.language().equals("sql") && block.marker().isEmpty())
                .toList();

        List<Integer> answers = new ArrayList<>();
        try (Warehouse warehouse = database.open();
                Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (Block query : queries) {
                answers.add(rows(statement, query));
            }
        }

        // In the page's order; nothing went wrong, every account adds up, and nobody holds the lease.
        assertThat(answers).containsExactly(1, 1, 0, 0, 0, 1, 1, 1);
    }

    private static int rows(Statement statement, Block query) throws SQLException {
        try (ResultSet result = statement.executeQuery(query.text().replace(";\n", ""))) {
            int rows = 0;
            while (result.next()) {
                rows++;
            }
            return rows;
        }
    }

    /** Without enrichment, which would need APIs. */
    static RunResult loadCustomers(TestDatabase database, Path folder) throws IOException {
        Settings settings = Settings.of(database.settings());
        Modules modules = Modules.install(List.of(), settings);
        Path seeds = Page.root().resolve("seeds");
        try (PipelineRunner runner = new PipelineRunner(modules, settings, folder, Clock.systemUTC(), "test");
                InputFile customers = InputFile.open(seeds.resolve("customers.csv"), folder)) {
            return runner.run(new RunRequest(
                    new DefinitionReader()
                            .read(seeds.resolve("pipelines/customers.yaml"), PipelineRunner.catalogue(modules)),
                    customers,
                    100,
                    false,
                    false));
        }
    }
}
