package dev.etlpipeline.resilience;

import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.resilience.retry.Retries;
import dev.etlpipeline.resilience.retry.RetrySettings;
import java.util.List;

/** Decides what a run does when something around it fails. */
public final class ResilienceModule implements PipelineModule {

    @Override
    public String name() {
        return "resilience";
    }

    @Override
    public List<Class<?>> settings() {
        return List.of(RetrySettings.class);
    }

    @Override
    public void install(Registry registry, SettingsReader settings) {
        // Inside a layer the first registered is outermost: fallbacks, retries, circuit breakers, rate limits,
        // bulkheads.
        Retries.install(registry, settings, false);
    }
}
