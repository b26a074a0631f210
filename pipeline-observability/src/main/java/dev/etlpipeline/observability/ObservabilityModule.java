package dev.etlpipeline.observability;

import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.observability.health.HealthPart;
import dev.etlpipeline.observability.health.HealthSettings;
import java.util.List;

/** Shows what a run does, and decides nothing: a failure of its own never fails a run. */
public final class ObservabilityModule implements PipelineModule {

    @Override
    public String name() {
        return "observability";
    }

    @Override
    public List<Class<?>> settings() {
        return List.of(HealthSettings.class);
    }

    @Override
    public void install(Registry registry, SettingsReader settings) {
        HealthPart.install(registry, settings);
    }
}
