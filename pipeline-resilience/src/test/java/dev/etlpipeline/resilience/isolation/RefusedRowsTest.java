package dev.etlpipeline.resilience.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.module.Workspace.Output;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.resilience.ResilienceModule;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedRowsTest {

    private static final String DEFINITION = """
            pipeline: people
            source:
              columns:
                - { name: id, type: text, length: 10, key: true }
                - { name: age, type: integer }
            target:
              table: warehouse.people
            """;

    @TempDir
    Path home;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(home.resolve("people.yaml"), DEFINITION);
        Files.writeString(home.resolve("people.csv"), "id,age\na,30\nb,-1\nc,40\n");
    }

    @Test
    @Criterion("transactions.3")
    void setsAsideWhatAConstraintOfTheTargetRefuses() throws Exception {
        TestWorkspace workspace = workspace(Map.of());
        constrain(workspace);

        RunResult result = run(workspace);

        assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(result.accounting().inserted()).isEqualTo(2);
        assertThat(result.accounting().quarantined()).isEqualTo(1);
        assertThat(result.rejects()).containsEntry("refused-by-warehouse", 1L);
        assertThat(result.examples()).containsEntry("refused-by-warehouse", 2L);
    }

    @Test
    void endsTheRunWhereThatIsNotWanted() throws Exception {
        TestWorkspace workspace = workspace(Map.of("resilience.refused-rows.isolate", "false"));
        constrain(workspace);

        RunResult result = run(workspace);

        assertThat(result.state()).isEqualTo(RunState.FAILED);
        assertThat(result.accounting().inserted()).isZero();
    }

    private TestWorkspace workspace(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("warehouse.url", "jdbc:h2:file:" + home.resolve("warehouse") + ";MODE=MSSQLServer");
        return new TestWorkspace(home, settings, new ResilienceModule());
    }

    /** Behind a dry start that makes the table: nobody declared the constraint. */
    private void constrain(TestWorkspace workspace) throws Exception {
        Files.writeString(home.resolve("first.csv"), "id,age\nz,1\n");
        load(workspace, "first.csv");
        try (Warehouse warehouse = workspace.warehouse("a test");
                Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE warehouse.people ADD CONSTRAINT ck_age CHECK (age >= 0)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private RunResult run(TestWorkspace workspace) throws IOException {
        return load(workspace, "people.csv");
    }

    private RunResult load(TestWorkspace workspace, String file) throws IOException {
        try (InputFile input = workspace.input(home.resolve(file).toString())) {
            workspace.run(
                    new RunRequest(
                            workspace.definition(home.resolve("people.yaml")), input, Long.MAX_VALUE, false, false),
                    Output.TEXT);
            return workspace.lastRun();
        }
    }
}
