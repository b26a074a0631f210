package dev.etlpipeline.app;

import dev.etlpipeline.core.run.Accounting;
import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.source.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Results of runs as they may end. */
final class Results {

    static final Accounting FIRST_LOAD = new Accounting(1000, 960, 0, 0, 10, 30);
    static final Accounting AGAIN = new Accounting(1000, 0, 0, 960, 10, 30);

    private Results() {}

    static RunResult of(RunState state, Accounting law) {
        return of(state, law, false, null);
    }

    static RunResult of(RunState state, Accounting law, boolean dryRun, @Nullable Throwable failure) {
        Path rejects = law.quarantined() == 0 || dryRun ? null : Path.of("var/rejects/r.csv");
        return of(state, law, dryRun, failure, rejects);
    }

    static RunResult of(
            RunState state, Accounting law, boolean dryRun, @Nullable Throwable failure, @Nullable Path rejects) {
        return of(state, law, 0, dryRun, failure, rejects);
    }

    /** One that an earlier attempt had brought so far. */
    static RunResult goneOnWith(Accounting law, long before) {
        return of(RunState.SUCCEEDED, law, before, false, null, null);
    }

    private static RunResult of(
            RunState state,
            Accounting law,
            long before,
            boolean dryRun,
            @Nullable Throwable failure,
            @Nullable Path rejects) {
        return new RunResult(
                new RunId("20260102T030405Z-a1b2c3"),
                "customers",
                state,
                law,
                before,
                new TreeMap<>(Map.of("email", 12L, "postcode", 18L)),
                new TreeMap<>(Map.of("email", 1017L, "postcode", 40L)),
                new TreeMap<>(Map.of("Full", 720L, "Partial", 250L)),
                state == RunState.DEGRADED ? new TreeMap<>(Map.of("postcode=area", 250L)) : new TreeMap<>(),
                Map.of(Stage.EXTRACT, Duration.ofMillis(12), Stage.LOAD, Duration.ofMillis(1500)),
                Duration.ofMillis(2000),
                dryRun,
                rejects,
                failure);
    }
}
