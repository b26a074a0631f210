package dev.etlpipeline.testkit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.load.LoadParticipant;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the examples of docs/which-seam.md do what the page says. */
class ExamplesTest {

    private static final Instant AT_NIGHT = Instant.parse("2026-07-01T22:30:00Z");

    @TempDir
    Path folder;

    private TestDatabase database;

    @BeforeEach
    void nameDatabase() {
        database = H2Databases.inFolder(folder);
    }

    private SmallRun run() {
        return new SmallRun(folder, database);
    }

    @Test
    void listenerCountsRejectsByRule() throws Exception {
        ExampleModule module = new ExampleModule();

        RunResult result = run().of(module);

        assertThat(result.failed()).isEmpty();
        assertThat(module.rejects().counts())
                .isEqualTo(result.rejects())
                .containsEntry("required", 2L)
                .containsEntry("range", 1L)
                .containsEntry("type", 1L)
                .hasSize(3);
    }

    @Test
    void listenerThatFailsDoesNotFailTheRun() throws Exception {
        RunListener failing = new RunListener() {
            @Override
            public void chunkCommitted(dev.etlpipeline.core.run.RunContext run, LoadedChunk chunk) {
                throw new IllegalStateException("on purpose");
            }
        };

        RunResult result = run().of(new Part(registry -> registry.listen(failing)));

        assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void interceptorLetsCallsPassByDay() throws Exception {
        RunResult result = run().of(new ExampleModule());

        assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(result.enrichment()).containsEntry("Full", 2L);
    }

    @Test
    void interceptorSuspendsTheRunAtNight() throws Exception {
        RunResult result = run().at(AT_NIGHT).of(new ExampleModule());

        assertThat(result.state()).isEqualTo(RunState.SUSPENDED);
        assertThat(result.state().exitCode()).isEqualTo(75);
        assertThat(result.accounting().inserted()).isZero();
        assertThat(result.failed().orElseThrow())
                .hasMessage(
                        "postcode-api may be called from 08:00 to 18:00 (Europe/London) only; what is loaded stays");
    }

    @Test
    void participantWritesALineForEachChunk() throws Exception {
        RunResult result = run().of(new ExampleModule());

        String id = result.runId().value();
        assertThat(journal()).containsExactly(id + " 1-2: 1 + 1", id + " 3-4: 0 + 2", id + " 5-6: 1 + 1");
    }

    @Test
    @Criterion("transactions.1")
    void participantsLineIsRolledBackWithItsChunk() throws Exception {
        LoadParticipant failing = new LoadParticipant() {
            @Override
            public void beforeCommit(Connection tx, LoadedChunk loaded) {
                if (loaded.chunk().number() == 2) {
                    throw new IllegalStateException("on purpose");
                }
            }
        };

        RunResult result = run().of(new ExampleModule(), new Part(registry -> registry.participate(failing)));

        assertThat(result.state()).isEqualTo(RunState.FAILED);
        assertThat(journal()).containsExactly(result.runId().value() + " 1-2: 1 + 1");
        assertThat(result.accounting().read()).isEqualTo(2);
    }

    private List<String> journal() throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Warehouse warehouse = database.open();
                Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM etl.chunk_journal ORDER BY first_record")) {
            while (rows.next()) {
                lines.add(rows.getString("run_id") + " " + rows.getLong("first_record") + "-"
                        + rows.getLong("last_record") + ": " + rows.getLong("rows_written") + " + "
                        + rows.getLong("rows_quarantined"));
            }
        }
        return lines;
    }

    /** A module of one part. */
    private record Part(java.util.function.Consumer<Registry> part) implements PipelineModule {

        @Override
        public String name() {
            return "part";
        }

        @Override
        public List<Class<?>> settings() {
            return List.of();
        }

        @Override
        public void install(Registry registry, SettingsReader settings) {
            part.accept(registry);
        }
    }
}
