package dev.etlpipeline.observability.health;

import dev.etlpipeline.core.control.RunRecord;
import dev.etlpipeline.core.module.HealthCheck;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.settings.ApiSettings;
import dev.etlpipeline.core.settings.EnrichmentSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Looks at everything that a run needs, side by side. Remembers from look to look since when parts stand as they do. */
public final class HealthMonitor {

    private final List<Probe> probes;
    private final Clock clock;
    private final Supplier<List<RunRecord>> runs;

    HealthMonitor(List<Part> parts, Clock clock) {
        this(parts, clock, List::of);
    }

    private HealthMonitor(List<Part> parts, Clock clock, Supplier<List<RunRecord>> runs) {
        this.probes = parts.stream().map(part -> new Probe(part, clock)).toList();
        this.clock = clock;
        this.runs = runs;
    }

    /** Of core's parts and of what modules contributed. */
    public static HealthMonitor of(Workspace workspace) {
        HealthSettings settings = workspace.settings().read(HealthSettings.class);
        Duration database = settings.databaseTimeout();
        DatabaseLook look = new DatabaseLook(workspace);
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(new ConfigurationCheck(workspace), true, settings.databaseTimeout()));
        parts.add(new Part(new DatabaseCheck(look), true, database));
        parts.add(new Part(new LastRunCheck(look, settings.lastRunWithin(), workspace.clock()), false, database));
        parts.add(new Part(new ReferenceCheck(look), true, database));
        parts.add(new Part(new InputCheck(workspace), false, settings.folderTimeout()));
        parts.add(new Part(new FoldersCheck(workspace.settings(), workspace.home()), true, settings.folderTimeout()));
        Map<String, ApiSettings> apis =
                workspace.settings().read(EnrichmentSettings.class).byName();
        apis.forEach((name, api) -> parts.add(new Part(
                new ApiCheck(name, api, settings.apiTimeout(), workspace.modules()::standIns),
                false,
                settings.apiTimeout().plus(ApiCheck.GRACE))));
        for (HealthCheck check : workspace.modules().healthChecks()) {
            parts.add(new Part(check, check.decidesRuns(), settings.moduleTimeout()));
        }
        return new HealthMonitor(parts, workspace.clock(), look::runs);
    }

    /** The latest runs that the warehouse remembered when somebody last could look, latest first. Any thread. */
    public List<RunRecord> runs() {
        return runs.get();
    }

    /** Asks all parts at once and waits for the slowest, at most for its timeout. Never throws. Any thread. */
    public HealthReport look() {
        long start = System.nanoTime();
        List<CompletableFuture<PartHealth>> asked =
                probes.stream().map(Probe::ask).toList();
        List<PartHealth> parts = asked.stream().map(CompletableFuture::join).toList();
        return new HealthReport(clock.instant(), Duration.ofNanos(System.nanoTime() - start), parts);
    }
}
