package dev.etlpipeline.observability.health;

import dev.etlpipeline.core.module.BeforeRun;
import dev.etlpipeline.core.module.HealthCheck;
import dev.etlpipeline.core.module.HealthCheck.Health;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.core.settings.ApiSettings;
import dev.etlpipeline.core.settings.EnrichmentSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a run from beginning that could not succeed however often it tried. What retries, breakers and substitutes are for is told
 * and stops nothing, and the database is not asked: the run's first step asks it, with attempts and a budget.
 */
final class HealthGate implements BeforeRun {

    /** Something is not well, and the run begins all the same. */
    static final String SIGNAL = "health.warning";

    private static final Logger LOG = LoggerFactory.getLogger(HealthGate.class);

    private final Registry registry;
    private final SettingsReader settings;

    HealthGate(Registry registry, SettingsReader settings) {
        this.registry = registry;
        this.settings = settings;
    }

    @Override
    public void ask(RunContext run, RunRequest request, Path home) {
        BeforeRuns what = settings.read(HealthSettings.class).beforeRun();
        if (what == BeforeRuns.OFF || request.dryRun()) {
            return;
        }
        HealthReport report = new HealthMonitor(parts(request, home), run.clock()).look();
        LOG.info("Looked before run {} in {} ms: {}", run.runId(), report.took().toMillis(), report.health());
        if (report.health() == Health.DOWN && what == BeforeRuns.STOP) {
            throw stopped(report);
        }
        for (PartHealth part : report.parts()) {
            if (part.health() != Health.UP) {
                LOG.info("Before run {}: {} is {}: {}", run.runId(), part.name(), part.health(), part.detail());
                run.signal(Signal.of(
                        SIGNAL,
                        part.name() + " is " + part.health() + ": " + part.detail() + "; the run begins all the same"));
            }
        }
    }

    private List<Part> parts(RunRequest request, Path home) {
        HealthSettings health = settings.read(HealthSettings.class);
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(new FoldersCheck(settings, home), true, health.folderTimeout()));
        for (HealthCheck check : registry.healthChecks()) {
            if (check.decidesRuns()) {
                parts.add(new Part(check, true, health.moduleTimeout()));
            }
        }
        if (request.enrich()) {
            request.definition().enrichments().forEach(enrichment -> {
                ApiSettings api =
                        settings.read(EnrichmentSettings.class).byName().get(enrichment.name());
                if (api != null
                        && api.baseUrl().map(url -> url.startsWith("http")).orElse(false)) {
                    parts.add(new Part(
                            new ApiCheck(enrichment.name(), api, health.apiTimeout(), java.util.Map::of),
                            false,
                            health.apiTimeout()));
                }
            });
        }
        return parts;
    }

    private static RunStopped stopped(HealthReport report) {
        String why = report.parts().stream()
                .filter(part -> part.weight() == Health.DOWN)
                .map(part -> part.name() + ": " + part.detail())
                .collect(Collectors.joining("; "));
        return new RunStopped(
                RunState.FAILED,
                "The run was not begun, because it could not succeed: " + why
                        + ". Mend that and run again; to begin all the same, add --set observability.health.before-run=warn",
                "./pipeline health");
    }
}
