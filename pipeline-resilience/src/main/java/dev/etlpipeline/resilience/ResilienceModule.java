package dev.etlpipeline.resilience;

import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.resilience.breaker.ApiGuards;
import dev.etlpipeline.resilience.breaker.ApiLimitSettings;
import dev.etlpipeline.resilience.fallback.FallbackSettings;
import dev.etlpipeline.resilience.fallback.Fallbacks;
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
                FallbackSettings.class);
    }

    @Override
    public void install(Registry registry, SettingsReader settings) {
        registry.migrations("db/migration/resilience/{dialect}");
        // Interceptors of calls, outermost first: fallback, retry, breaker.
        Fallbacks.install(registry, settings);
        ApiGuards.install(registry, settings);
    }
}
