package dev.etlpipeline.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.control.LeaseHeldException;
import dev.etlpipeline.core.control.RunLease;
import dev.etlpipeline.core.control.Waiting;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the lease promises, on every database. Its own heart never beats here: an hour is too long for a test. */
public abstract class LeaseContract {

    private static final Duration TTL = Duration.ofHours(1);

    private final String pipeline =
            "lease" + Long.toHexString(ThreadLocalRandom.current().nextLong());
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

    private RunLease acquire(String runId, Waiting waiting) throws Exception {
        return acquire(runId, waiting, () -> false);
    }

    private RunLease acquire(String runId, Waiting waiting, BooleanSupplier stop) throws Exception {
        return acquire(runId, waiting, stop, false);
    }

    private RunLease acquire(String runId, Waiting waiting, BooleanSupplier stop, boolean alone) throws Exception {
        return RunLease.acquire(
                warehouse.dataSource(),
                new RunLease.Request(pipeline, runId, "host " + runId, TTL, alone),
                Clock.systemUTC(),
                waiting,
                message -> {},
                stop);
    }

    @Test
    void refusesASecondRunWhileTheFirstBeats() throws Exception {
        try (RunLease first = acquire("run-1", new Silence())) {
            assertThatThrownBy(() -> acquire("run-2", new Silence() {
                        @Override
                        public void pause(Duration time) {
                            LeaseBeat.of(warehouse, pipeline);
                            super.pause(time);
                        }
                    }))
                    .isInstanceOf(LeaseHeldException.class)
                    .hasMessageContaining("run-1")
                    .hasMessageContaining("host run-1");

            touch(first);
        }
    }

    @Test
    void isTakenOverOnceTheBeatStoodStillForItsTimeToLive() throws Exception {
        Silence silence = new Silence();
        RunLease first = acquire("run-1", silence);

        try (RunLease second = acquire("run-2", silence)) {
            assertThat(second.tookOver()).isTrue();
            assertThat(second.fence()).isEqualTo(first.fence() + 1);
            assertThat(silence.passed()).isGreaterThanOrEqualTo(TTL.toNanos());
            touch(second);
        }
    }

    @Test
    void isTakenOverAtOnceFromAProcessThatCannotHaveTheDatabaseOpen() throws Exception {
        RunLease first = acquire("run-1", new Silence());
        Silence silence = new Silence();

        try (RunLease second = acquire("run-2", silence, () -> false, true)) {
            assertThat(second.tookOver()).isTrue();
            assertThat(second.fence()).isEqualTo(first.fence() + 1);
            assertThat(silence.passed()).isZero();
        }
    }

    @Test
    void isWatchedWhereAnotherRunOfTheSameProcessHoldsIt() throws Exception {
        Silence silence = new Silence();
        RunLease first = acquire("run-1", silence, () -> false, true);

        try (RunLease second = acquire("run-1", silence, () -> false, true)) {
            assertThat(second.fence()).isEqualTo(first.fence() + 1);
            assertThat(silence.passed()).isGreaterThanOrEqualTo(TTL.toNanos());
        }
    }

    @Test
    void fencesOffAHolderThatWasOnlyAsleep() throws Exception {
        RunLease asleep = acquire("run-1", new Silence());

        try (RunLease second = acquire("run-2", new Silence())) {
            assertThatThrownBy(() -> touch(asleep))
                    .isInstanceOfSatisfying(
                            RunStopped.class, stop -> assertThat(stop.state()).isEqualTo(RunState.FENCED));
            asleep.close();
            touch(second);
        }
    }

    @Test
    void stopsWatchingWhenItIsToldTo() throws Exception {
        Silence silence = new Silence();

        try (RunLease first = acquire("run-1", silence)) {
            assertThatThrownBy(() -> acquire("run-2", silence, () -> silence.passed() > 0))
                    .isInstanceOfSatisfying(
                            RunStopped.class, stop -> assertThat(stop.state()).isEqualTo(RunState.INTERRUPTED));

            assertThat(silence.passed()).isLessThan(TTL.dividedBy(100).toNanos());
            touch(first);
        }
    }

    @Test
    void isFreeAtOnceWhenItWasGivenBack() throws Exception {
        acquire("run-1", new Silence()).close();
        Silence silence = new Silence();

        try (RunLease second = acquire("run-2", silence)) {
            assertThat(second.tookOver()).isFalse();
            assertThat(silence.passed()).isZero();
        }
    }

    @Test
    void cannotBeTouchedAfterItWasGivenBack() throws Exception {
        RunLease lease = acquire("run-1", new Silence());
        lease.close();

        assertThatThrownBy(() -> touch(lease)).isInstanceOf(RunStopped.class);
    }

    private void touch(RunLease lease) throws SQLException {
        try (Connection connection = warehouse.dataSource().getConnection()) {
            lease.touch(connection);
        }
    }

    /** Time that passes only by waiting, while nothing else happens. */
    private static class Silence implements Waiting {

        private long now;

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void pause(Duration time) {
            now += time.toNanos();
        }

        long passed() {
            return now;
        }
    }
}
