package dev.etlpipeline.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.RunRecorder;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.module.Workspace.Output;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.warehouse.WarehouseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is put on record of a run stands or falls with the run's row. */
@Timeout(60)
class RunRecorderTest {

    @TempDir
    Path folder;

    private final Recorder recorder = new Recorder();

    @BeforeEach
    void write() throws Exception {
        Files.writeString(folder.resolve("things.yaml"), """
                pipeline: things
                source: {columns: [{name: id, type: text, length: 10, key: true}]}
                target: {table: warehouse_test.things}
                """);
        Files.writeString(folder.resolve("things.csv"), "id\na\nb\n");
    }

    @Test
    void isToldInTheTransactionsOfTheRunsRow() throws Exception {
        RunResult result = run(false);

        assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(recorder.told).containsExactly("begun", "ended SUCCEEDED 2 inserted", "committed");
        assertThat(recorder.statesSeen).containsExactly("RUNNING", "SUCCEEDED");
    }

    @Test
    void isNotToldOfADryRun() throws Exception {
        run(true);

        assertThat(recorder.told).isEmpty();
    }

    @Test
    void keepsARunFromBeginningAndItsRowFromStanding() throws Exception {
        recorder.refused = "begun";

        assertThatThrownBy(() -> run(false))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("the run could not begin");

        assertThat(query("SELECT COUNT(*) FROM etl.enrichment_audit")).containsExactly("0");
    }

    @Test
    void failsARunWhoseEndItCannotWriteAndLeavesItsRowRunning() throws Exception {
        recorder.refused = "ended";

        RunResult result = run(false);

        assertThat(result.state()).isEqualTo(RunState.FAILED);
        assertThat(query("SELECT status FROM etl.enrichment_audit")).containsExactly("RUNNING");
        assertThat(recorder.told).doesNotContain("committed");
    }

    @Test
    void changesNothingBehindTheCommit() throws Exception {
        recorder.refused = "committed";

        RunResult result = run(false);

        assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(query("SELECT status FROM etl.enrichment_audit")).containsExactly("SUCCEEDED");
    }

    private TestWorkspace workspace() {
        Map<String, String> settings =
                new TreeMap<>(H2Databases.inFolder(folder).settings());
        settings.put("paths.definition", folder.resolve("things.yaml").toString());
        settings.put("paths.input", folder.resolve("things.csv").toString());
        return new TestWorkspace(folder, settings, recorder);
    }

    private RunResult run(boolean dry) throws Exception {
        TestWorkspace workspace = workspace();
        try (InputFile file = workspace.input(null)) {
            workspace.run(new RunRequest(workspace.definition(null), file, Long.MAX_VALUE, dry, true), Output.QUIET);
        }
        return workspace.lastRun();
    }

    private List<String> query(String sql) throws SQLException {
        try (var warehouse = H2Databases.inFolder(folder).open();
                Connection connection = warehouse.dataSource().getConnection()) {
            return texts(connection, sql);
        }
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        }
    }

    /** A module that notes what it is told, and refuses what a test wants refused. */
    private static final class Recorder implements RunRecorder, PipelineModule {

        final List<String> told = new ArrayList<>();
        final List<String> statesSeen = new ArrayList<>();

        @Nullable
        String refused;

        @Override
        public String name() {
            return "recorder";
        }

        @Override
        public List<Class<?>> settings() {
            return List.of();
        }

        @Override
        public void install(Registry registry, SettingsReader settings) {
            registry.recordRuns(this);
        }

        @Override
        public void begun(Connection tx, RunContext run, RunRequest request, Begun begun) throws SQLException {
            statesSeen.addAll(texts(tx, "SELECT status FROM etl.enrichment_audit WHERE audit_id = " + begun.runNo()));
            told.add("begun");
            refuse("begun");
        }

        @Override
        public void ended(Connection tx, RunContext run, End end) throws SQLException {
            statesSeen.addAll(texts(tx, "SELECT status FROM etl.enrichment_audit"));
            told.add("ended " + end.state() + " " + end.accounting().inserted() + " inserted");
            refuse("ended");
        }

        @Override
        public void endCommitted(RunContext run) {
            told.add("committed");
            if ("committed".equals(refused)) {
                throw new IllegalStateException("as asked for");
            }
        }

        private void refuse(String what) throws SQLException {
            if (what.equals(refused)) {
                throw new SQLException("as asked for");
            }
        }
    }
}
