package dev.etlpipeline.resilience.breaker;

import dev.etlpipeline.core.control.Waiting;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.settings.EnrichmentSettings;

/** The part that stands before the APIs. */
public final class ApiGuards {

    private ApiGuards() {}

    /** Inside of what retries and falls back: call it after those. */
    public static void install(Registry registry, SettingsReader settings) {
        ApiGuardInterceptor guards = new ApiGuardInterceptor(settings, Waiting.SYSTEM);
        registry.intercept(guards);
        for (String enrichment :
                settings.read(EnrichmentSettings.class).byName().keySet()) {
            registry.healthCheck(new CircuitHealth(enrichment + ApiGuardInterceptor.SUFFIX, guards));
        }
    }
}
