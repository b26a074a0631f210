package dev.etlpipeline.resilience.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.call.Call;
import dev.etlpipeline.core.call.Interceptor;
import dev.etlpipeline.core.call.Layer;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.load.LoadCounts;
import dev.etlpipeline.core.load.LoadParticipant;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.criteria.Criterion;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What fails inside a LOAD, with the whole engine around it. */
@Timeout(120)
class AmbiguousCommitTest {

    private static final long FAILING_CHUNK = 3;

    @TempDir
    Path folder;

    private PeopleRun people(boolean ledger) {
        return new PeopleRun(
                        folder,
                        "jdbc:h2:file:" + folder.resolve("db").toAbsolutePath() + ";MODE=MSSQLServer",
                        "resilience.retry.throttled-wait=PT0.01S")
                .retried(ledger);
    }

    @Test
    void aChunkWhoseCommitWasNotAnsweredIsNotSentAgainWhereALedgerHasIt() throws Exception {
        PeopleRun run = people(true);
        Remembering ledger = new Remembering();
        run.modules().participate(ledger);
        run.modules().intercept(new Failing(true, new SQLException("the answer was lost", "08007")));

        RunResult result = run.run(false);

        assertThat(result.failed()).isEmpty();
        assertThat(result.accounting().inserted()).isEqualTo(PeopleRun.PEOPLE);
        assertThat(result.accounting().unchanged()).isZero();
        assertThat(ledger.answered).isEqualTo(1);
    }

    @Test
    void withoutALedgerACommitThatWasNotAnsweredEndsTheRun() throws Exception {
        PeopleRun run = people(false);
        run.modules().intercept(new Failing(true, new SQLException("the answer was lost", "08007")));

        RunResult result = run.run(false);

        assertThat(result.state()).isEqualTo(RunState.FAILED);
        assertThat(result.accounting().read()).isEqualTo(20);
        assertThat(run.rows()).hasSize(30);
    }

    @Test
    @Criterion("retry.4")
    @Criterion("transactions.2")
    void theWholeChunkIsLoadedAgainAfterADeadlockOrThrottling() throws Exception {
        PeopleRun run = people(false);
        run.modules().intercept(new Failing(false, new SQLException("deadlock victim", "40001", 1205)));
        run.modules().intercept(new Failing(false, new SQLException("busy", "S0001", 40501)));

        RunResult result = run.run(false);

        assertThat(result.failed()).isEmpty();
        assertThat(result.accounting().inserted()).isEqualTo(PeopleRun.PEOPLE);
        assertThat(run.rows()).hasSize(PeopleRun.PEOPLE);
    }

    @Test
    void aMissingRightEndsTheRunAtOnce() throws Exception {
        PeopleRun run = people(true);
        Failing denied = new Failing(false, new SQLException("INSERT permission was denied", "S0005", 229));
        run.modules().intercept(denied);

        RunResult result = run.run(false);

        assertThat(result.state()).isEqualTo(RunState.FAILED);
        assertThat(denied.attempts).isEqualTo(1);
        assertThat(result.failed().orElseThrow()).hasMessageContaining("error 229");
    }

    /** Fails one chunk's first LOAD, before or behind it. */
    private static final class Failing implements Interceptor {

        private final boolean behind;
        private final SQLException failure;
        private int attempts;

        Failing(boolean behind, SQLException failure) {
            this.behind = behind;
            this.failure = failure;
        }

        @Override
        public Layer layer() {
            return Layer.FAULT;
        }

        @Override
        public <T> T intercept(Call<T> call) throws Exception {
            boolean fails = call.operation().kind() == OperationKind.LOAD
                    && call.operation().chunk() == FAILING_CHUNK
                    && ++attempts == 1;
            if (fails && behind) {
                call.proceed();
            }
            if (fails) {
                throw failure;
            }
            return call.proceed();
        }
    }

    /** A ledger in memory. */
    private static final class Remembering implements LoadParticipant {

        private final Map<Long, LoadCounts> committed = new HashMap<>();
        private int answered;

        @Override
        public Optional<LoadCounts> alreadyLoaded(Connection tx, Chunk chunk) {
            Optional<LoadCounts> known = Optional.ofNullable(committed.get(chunk.firstRecord()));
            answered += known.isPresent() ? 1 : 0;
            return known;
        }

        @Override
        public void afterCommit(LoadedChunk chunk) {
            committed.put(chunk.chunk().firstRecord(), chunk.counts());
        }
    }
}
