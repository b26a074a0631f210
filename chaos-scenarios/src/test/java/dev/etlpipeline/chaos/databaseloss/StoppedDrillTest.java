package dev.etlpipeline.chaos.databaseloss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.DrillResult;
import dev.etlpipeline.chaos.experiment.DrillRun;
import dev.etlpipeline.chaos.experiment.DrillWatcher;
import dev.etlpipeline.chaos.experiment.ExperimentResult;
import dev.etlpipeline.chaos.experiment.Journal.Entry;
import dev.etlpipeline.chaos.experiment.Journal.Kind;
import dev.etlpipeline.chaos.experiment.Speed;
import dev.etlpipeline.chaos.experiment.Verdict;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** That a drill which is stopped, as by Ctrl-C, says so and leaves no process behind. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
@EnabledIf("dev.etlpipeline.chaos.child.Installed#resilience")
class StoppedDrillTest {

    @TempDir
    Path folder;

    /** Asks for the end in the moment of the fault: a child has just been stopped by SIGSTOP, and would stay for ever. */
    private static final class StopsAtTheFault implements DrillWatcher {

        private final AtomicReference<DrillRun> run = new AtomicReference<>();
        private final AtomicInteger started = new AtomicInteger();

        @Override
        public void noted(Entry entry) {
            if (entry.kind() == Kind.STEP && entry.text().contains("another process takes the run over")) {
                started.set(children().size());
                run.get().requestStop();
            }
        }
    }

    private static Set<Long> children() {
        return ProcessHandle.current().descendants().map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    @Test
    @Timeout(120)
    void endsWithAllThatItStartedAndItsJournalSaysSo() throws Exception {
        Set<Long> before = children();
        StopsAtTheFault watcher = new StopsAtTheFault();
        DrillRun run = new DrillRun(Clock.systemUTC(), watcher);
        watcher.run.set(run);
        DrillContext context = new DrillContext(Path.of("..").toAbsolutePath(), folder, 7, Speed.DEMO, null, null);

        DrillResult result = run.run(new DatabaseLossDrill(), context, "pipeline-asleep");

        assertThat(watcher.started.get()).isGreaterThanOrEqualTo(before.size() + 2);
        assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(result.experiments()).extracting(ExperimentResult::reason).containsExactly("interrupted");
        assertThat(folder.resolve("journal.json")).content().contains("\"reason\" : \"interrupted\"");
        await().untilAsserted(() -> assertThat(children()).isSubsetOf(before));
        assertThat(run.isStopped()).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void beginsNothingOnceItIsStopped() throws Exception {
        DrillRun run = new DrillRun(Clock.systemUTC(), new DrillWatcher() {});
        run.requestStop();
        DrillContext context = new DrillContext(Path.of("..").toAbsolutePath(), folder, 7, Speed.TEST, null, null);

        DrillResult result = run.run(new DatabaseLossDrill(), context, null);

        assertThat(result.experiments()).isEmpty();
        assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
    }
}
