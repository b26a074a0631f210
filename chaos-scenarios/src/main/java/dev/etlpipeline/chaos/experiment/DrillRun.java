package dev.etlpipeline.chaos.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Carries drills out and leaves {@code journal.json}, {@code reconciliation.json} and a folder for each fault in the context's
 * folder.
 */
public final class DrillRun {

    private final Clock clock;
    private final DrillWatcher watcher;

    public DrillRun(Clock clock, DrillWatcher watcher) {
        this.clock = clock;
        this.watcher = watcher;
    }

    /**
     * Runs the experiments of a drill one after another. Without a protection, only the one that has to notice.
     *
     * @param fault the only one to run, or null
     * @throws IllegalArgumentException for a fault that the drill does not have
     */
    public DrillResult run(Drill drill, DrillContext context, @Nullable String fault) throws IOException {
        List<Experiment<?>> chosen = choose(drill, context, fault);
        watcher.began(drill, context);
        Instant started = clock.instant();
        List<ExperimentResult> results = new ArrayList<>();
        for (Experiment<?> experiment : chosen) {
            watcher.began(experiment.fault(), experiment.title());
            Path own = emptied(context.folder().resolve(experiment.fault()));
            results.add(experiment.run(context.in(own), watcher, clock));
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

    private static List<Experiment<?>> choose(Drill drill, DrillContext context, @Nullable String fault) {
        Protection without = context.without();
        String wanted = fault == null && without != null ? without.caughtBy() : fault;
        List<Experiment<?>> all = drill.experiments(context);
        List<Experiment<?>> chosen = all.stream()
                .filter(experiment -> wanted == null || experiment.fault().equals(wanted))
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("drill " + drill.name() + " has no fault " + wanted + ", only "
                    + all.stream().map(Experiment::fault).collect(Collectors.joining(", ")));
        }
        return chosen;
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
