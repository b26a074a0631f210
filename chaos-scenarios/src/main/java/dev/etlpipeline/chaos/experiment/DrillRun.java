package dev.etlpipeline.chaos.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Carries drills out and leaves {@code journal.json}, {@code reconciliation.json}, {@code junit.xml} and a folder for each fault in
 * the context's folder.
 */
public final class DrillRun {

    /** In the place of a fault's name. */
    public static final String ALL = "all";

    private final Clock clock;
    private final DrillWatcher watcher;
    private @Nullable Thread running;
    private boolean stopped;

    public DrillRun(Clock clock, DrillWatcher watcher) {
        this.clock = clock;
        this.watcher = watcher;
    }

    /**
     * Runs the experiments of a drill one after another: at demo speed those that fit into two minutes. Without a protection,
     * only the one that has to notice.
     *
     * @param fault the only one to run, {@link #ALL} for each of them, or null
     * @throws IllegalArgumentException for a fault that the drill does not have
     */
    public DrillResult run(Drill drill, DrillContext context, @Nullable String fault) throws IOException {
        List<Experiment<?>> chosen = choose(drill, context, fault);
        watcher.began(drill, context);
        Instant started = clock.instant();
        List<ExperimentResult> results = new ArrayList<>();
        for (Experiment<?> experiment : chosen) {
            if (isStopped()) {
                break;
            }
            watcher.began(experiment.fault(), experiment.title());
            Path own = emptied(context.folder().resolve(experiment.fault()));
            results.add(interruptible(() -> experiment.run(context.in(own), watcher, clock, this::isStopped)));
        }
        DrillResult result = new DrillResult(
                drill.name(),
                drill.title(),
                context.seed(),
                context.speed(),
                context.warehouse() == null ? "H2" : "SQL Server",
                context.without() == null ? null : context.without().name(),
                started,
                clock.instant(),
                results);
        DrillFiles.write(result, context.folder());
        watcher.ended(result);
        return result;
    }

    /** Ends the experiment that runs, as one that proves nothing, and begins no other. Any thread. */
    public synchronized void requestStop() {
        stopped = true;
        if (running != null) {
            running.interrupt();
        }
    }

    public synchronized boolean isStopped() {
        return stopped;
    }

    /** What comes behind it, such as writing the journal, is not interrupted. */
    private ExperimentResult interruptible(Supplier<ExperimentResult> experiment) {
        enter(Thread.currentThread());
        try {
            return experiment.get();
        } finally {
            enter(null);
            if (Thread.interrupted()) {
                requestStop();
            }
        }
    }

    private synchronized void enter(@Nullable Thread thread) {
        running = thread;
        if (thread != null && stopped) {
            thread.interrupt();
        }
    }

    private static List<Experiment<?>> choose(Drill drill, DrillContext context, @Nullable String fault) {
        List<String> wanted = wanted(drill, context, fault);
        List<Experiment<?>> all = drill.experiments(context);
        List<Experiment<?>> chosen = all.stream()
                .filter(experiment -> wanted.isEmpty() || wanted.contains(experiment.fault()))
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("drill " + drill.name() + " has no fault " + fault + ", only "
                    + all.stream().map(Experiment::fault).collect(Collectors.joining(", ")));
        }
        return chosen;
    }

    /** Names of faults; empty for all of them. */
    private static List<String> wanted(Drill drill, DrillContext context, @Nullable String fault) {
        Protection without = context.without();
        if (fault == null && without != null) {
            return List.of(without.caughtBy());
        }
        if (fault == null) {
            return context.speed() == Speed.DEMO ? drill.inTwoMinutes() : List.of();
        }
        return fault.equals(ALL) ? List.of() : List.of(fault);
    }

    private static Path emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return Files.createDirectories(folder);
    }
}
