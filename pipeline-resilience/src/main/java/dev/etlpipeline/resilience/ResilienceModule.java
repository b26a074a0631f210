package dev.etlpipeline.resilience;

import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.resilience.breaker.ApiGuards;
import dev.etlpipeline.resilience.breaker.ApiLimitSettings;
import dev.etlpipeline.resilience.classify.ErrorClasses;
import dev.etlpipeline.resilience.classify.OnCallSettings;
import dev.etlpipeline.resilience.drift.DriftSettings;
import dev.etlpipeline.resilience.drift.SourceDrift;
import dev.etlpipeline.resilience.fallback.FallbackSettings;
import dev.etlpipeline.resilience.fallback.Fallbacks;
import dev.etlpipeline.resilience.impact.ImpactCommand;
import dev.etlpipeline.resilience.impact.ImpactSettings;
import dev.etlpipeline.resilience.isolation.RefusedRowSettings;
import dev.etlpipeline.resilience.isolation.RefusedRows;
import dev.etlpipeline.resilience.ledger.LedgerPart;
import dev.etlpipeline.resilience.pace.PaceListener;
import dev.etlpipeline.resilience.quarantine.Quarantine;
import dev.etlpipeline.resilience.quarantine.QuarantineSettings;
import dev.etlpipeline.resilience.retry.Retries;
import dev.etlpipeline.resilience.retry.RetrySettings;
import dev.etlpipeline.resilience.threshold.ErrorSettings;
import dev.etlpipeline.resilience.threshold.Thresholds;
import java.util.List;

/** Decides what a run does when something around it fails. */
public final class ResilienceModule implements PipelineModule {

    @Override
    public String name() {
        return "resilience";
    }

    @Override
    public List<Class<?>> settings() {
        return List.of(
                ApiLimitSettings.class, //
                DriftSettings.class,
                ErrorSettings.class,
                FallbackSettings.class,
                ImpactSettings.class,
                OnCallSettings.class,
                QuarantineSettings.class,
                RefusedRowSettings.class,
                RetrySettings.class);
    }

    @Override
    public void install(Registry registry, SettingsReader settings) {
        registry.migrations("db/migration/resilience/{dialect}");
        // Inside a layer the first registered is outermost: fallbacks, retries, circuit breakers, rate limits,
        // bulkheads, and what an API asked for.
        Fallbacks.install(registry, settings);
        Retries.install(registry, settings, true, () -> ApiGuards.install(registry, settings));
        // Before what reads the whole file.
        SourceDrift.install(registry, settings);
        Thresholds.install(registry, settings);
        Quarantine.install(registry, settings);

        ErrorClasses.install(registry);
        RefusedRows.install(registry, settings);
        ImpactCommand.install(registry);
        LedgerPart.install(registry, settings);
        PaceListener.install(registry);
    }
}
