package dev.etlpipeline.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.control.RunAudit;
import dev.etlpipeline.core.control.RunHistory;
import dev.etlpipeline.core.control.RunRecord;
import dev.etlpipeline.core.control.SourceFiles;
import dev.etlpipeline.core.run.Accounting;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.source.SourceFile;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.core.warehouse.WarehouseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the history tells of runs, on every database. Others may run pipelines there meanwhile. */
public abstract class RunHistoryContract {

    private static final Accounting ACCOUNT = new Accounting(21, 1, 2, 3, 4, 11);
    private static final SourceFile FILE = new SourceFile("history.csv", "d".repeat(64), 4711);

    /** Of runs that no other test has. */
    private final String prefix =
            "h" + Long.toHexString(ThreadLocalRandom.current().nextLong());

    private Warehouse warehouse;

    /** The database under test; may skip the test. */
    protected abstract TestDatabase database();

    @BeforeEach
    void open() {
        warehouse = database().open();
    }

    @AfterEach
    void close() {
        if (warehouse != null) {
            warehouse.close();
        }
    }

    @Test
    void tellsAllOfARunThatEnded() throws SQLException {
        run("-1", RunState.FAILED, new WarehouseException("it rained"));

        RunRecord run = only();

        assertThat(run.runId()).isEqualTo(prefix + "-1");
        assertThat(run.pipeline()).isEqualTo(prefix);
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.account()).isEqualTo(ACCOUNT);
        assertThat(run.ended()).isAfterOrEqualTo(run.started());
        assertThat(run.took()).isBetween(Duration.ZERO, Duration.ofMinutes(5));
        assertThat(run.file()).isEqualTo(new RunRecord.File("history.csv", 4711, "d".repeat(64)));
        assertThat(run.errorClass()).isEqualTo(WarehouseException.class.getName());
        assertThat(run.errorMessage()).isEqualTo("it rained");
        assertThat(run.version()).isEqualTo("test");
        assertThat(run.attempt()).isEqualTo(1);
    }

    @Test
    void beginsInTheMillisecondItBeganInAndNotInTheNext() throws SQLException {
        Instant late = Instant.parse("2026-01-02T03:04:05.123999Z");
        try (Connection connection = warehouse.dataSource().getConnection()) {
            long file = SourceFiles.register(connection, FILE, Clock.systemUTC());
            TestRun run = new TestRun(prefix + "-1", prefix, Clock.fixed(late, ZoneOffset.UTC));
            RunAudit.start(connection, run, file, 1, "test")
                    .end(connection, run.clock(), RunState.SUCCEEDED, ACCOUNT, null);
        }

        assertThat(only().started()).isEqualTo(late.truncatedTo(ChronoUnit.MILLIS));
        assertThat(only().ended()).isEqualTo(late.truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void showsARunWithoutALeaseAndAnEndAsInterrupted() throws SQLException {
        start("-1");

        RunRecord run = only();

        assertThat(run.state()).isEqualTo(RunState.INTERRUPTED);
        assertThat(run.ended()).isNull();
        assertThat(run.took()).isNull();
        assertThat(run.account()).isNull();
        assertThat(run.errorClass()).isNull();
    }

    @Test
    void listsTheLatestFirstAndFindsThemByTheBeginningOfTheirNames() throws SQLException {
        run("-1", RunState.SUCCEEDED, null);
        run("-2a", RunState.SUCCEEDED, null);
        run("-2b", RunState.SUCCEEDED, null);
        RunHistory history = new RunHistory(warehouse);

        assertThat(ids(history.beginningWith(prefix, 10)))
                .containsExactly(prefix + "-2b", prefix + "-2a", prefix + "-1");
        assertThat(ids(history.beginningWith(prefix + "-2", 10))).hasSize(2);
        assertThat(ids(history.beginningWith(prefix, 1))).containsExactly(prefix + "-2b");
        assertThat(history.beginningWith(prefix + "%", 10)).isEmpty();
        assertThat(ids(history.latest(1000, null))).containsSubsequence(prefix + "-2b", prefix + "-2a", prefix + "-1");
    }

    @Test
    void listsOnlyTheRunsOfAState() throws SQLException {
        run("-1", RunState.REJECTED, null);
        run("-2", RunState.SUCCEEDED, null);
        start("-3");
        RunHistory history = new RunHistory(warehouse);

        assertThat(ids(history.latest(1000, RunState.REJECTED)))
                .contains(prefix + "-1")
                .doesNotContain(prefix + "-2");
        assertThat(ids(history.latest(1000, RunState.INTERRUPTED))).contains(prefix + "-3");
        assertThat(ids(history.latest(1000, RunState.RUNNING))).doesNotContain(prefix + "-3");
    }

    private RunRecord only() {
        List<RunRecord> found = new RunHistory(warehouse).beginningWith(prefix, 10);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static List<String> ids(List<RunRecord> runs) {
        return runs.stream().map(RunRecord::runId).toList();
    }

    private void run(String suffix, RunState state, @Nullable Throwable failure) throws SQLException {
        RunAudit audit = start(suffix);
        try (Connection connection = warehouse.dataSource().getConnection()) {
            audit.end(connection, Clock.systemUTC(), state, ACCOUNT, failure);
        }
    }

    private RunAudit start(String suffix) throws SQLException {
        try (Connection connection = warehouse.dataSource().getConnection()) {
            long file = SourceFiles.register(connection, FILE, Clock.systemUTC());
            return RunAudit.start(connection, new TestRun(prefix + suffix, prefix), file, 1, "test");
        }
    }
}
