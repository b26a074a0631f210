package dev.etlpipeline.resilience.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.criteria.Criterion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A database server in a process of its own that goes away while a run loads into it. */
@Timeout(180)
class OutageTest {

    @TempDir
    Path folder;

    @TempDir
    Path undisturbed;

    @Test
    @Criterion("retry.4")
    @Criterion("connection-handling.2")
    @Criterion("connection-handling.4")
    @Criterion("transactions.2")
    void theRunGoesOnByItselfWhenAKilledServerIsBackTwice() throws Exception {
        try (H2ServerProcess server = new H2ServerProcess(folder)) {
            PeopleRun run = new PeopleRun(folder, server.url()).retried(false);
            Happenings happenings = new Happenings(Set.of(5L, 15L), server::kill, server::startAgain);
            run.modules().listen(happenings);

            RunResult result = run.run(false);

            assertThat(result.failed()).isEmpty();
            assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
            assertThat(result.accounting().read()).isEqualTo(PeopleRun.PEOPLE);
            assertThat(happenings.names).contains("retry.attempt", "retry.succeeded");
            assertThat(happenings.ended).as("outages that were noticed").isEqualTo(2);
            assertThat(run.rows()).isEqualTo(undisturbedRows());
            assertThat(run.statuses()).containsExactly("SUCCEEDED");
        }
    }

    @Test
    @Criterion("connection-handling.3")
    @Criterion("connection-handling.4")
    void theRunIsSuspendedWhereTheServerStaysAwayAndDoesTheRestLater() throws Exception {
        try (H2ServerProcess server = new H2ServerProcess(folder)) {
            PeopleRun run = new PeopleRun(folder, server.url(), "resilience.retry.load.budget=PT3S").retried(true);
            Happenings happenings = new Happenings(Set.of(5L), server::kill, () -> {});
            run.modules().listen(happenings);

            RunResult suspended = run.run(false);

            assertThat(suspended.state()).isEqualTo(RunState.SUSPENDED);
            assertThat(suspended.state().exitCode()).isEqualTo(75);
            assertThat(suspended.accounting().read()).isEqualTo(50);
            assertThat(suspended.failed().orElseThrow())
                    .isInstanceOfSatisfying(
                            RunStopped.class,
                            stopped -> assertThat(stopped.nextCommand())
                                    .contains("./pipeline resume " + suspended.runId()))
                    .hasMessageContaining("the warehouse stayed away");
            assertThat(happenings.names).contains("retry.exhausted");
            server.startAgain();
            assertThat(run.rows()).hasSize(50);
            RunResult rest = new PeopleRun(folder, server.url()).run(false);
            assertThat(rest.state()).isEqualTo(RunState.SUCCEEDED);
            assertThat(run.rows()).isEqualTo(undisturbedRows());
        }
    }

    @Test
    @Criterion("retry.4")
    @Criterion("connection-handling.2")
    void aLineThatFallsSilentIsNoticedWithinTheSocketsTime() throws Exception {
        try (H2ServerProcess server = new H2ServerProcess(folder);
                TcpLine line = new TcpLine(server.port())) {
            PeopleRun run = new PeopleRun(folder, H2ServerProcess.urlAt(line.port()), "warehouse.socket-timeout=PT1S")
                    .retried(false);
            Happenings happenings = new Happenings(Set.of(5L), line::fallSilent, line::speakAgain);
            run.modules().listen(happenings);

            RunResult result = run.run(false);

            assertThat(result.failed()).isEmpty();
            assertThat(happenings.ended).isEqualTo(1);
            assertThat(run.rows()).isEqualTo(undisturbedRows());
        }
    }

    /** What a run gives that nothing happens to. */
    private List<String> undisturbedRows() throws Exception {
        PeopleRun control = new PeopleRun(
                undisturbed, "jdbc:h2:file:" + undisturbed.resolve("control").toAbsolutePath() + ";MODE=MSSQLServer");
        assertThat(control.run(false).state()).isEqualTo(RunState.SUCCEEDED);
        return control.rows();
    }

    /** Begins an outage behind these chunks, and ends it when it was noticed. */
    private static final class Happenings implements RunListener {

        private final Set<Long> behind;
        private final Runnable begin;
        private final Runnable end;
        private final List<String> names = new ArrayList<>();
        private boolean away;
        private int ended;

        Happenings(Set<Long> behind, Runnable begin, Runnable end) {
            this.behind = behind;
            this.begin = begin;
            this.end = end;
        }

        @Override
        public void chunkCommitted(RunContext run, LoadedChunk chunk) {
            if (behind.contains(chunk.chunk().number())) {
                away = true;
                begin.run();
            }
        }

        @Override
        public synchronized void signalled(RunContext run, Signal signal) {
            names.add(signal.name());
            if (away && signal.name().equals(RetryNews.ATTEMPT)) {
                away = false;
                end.run();
                ended++;
            }
        }
    }
}
