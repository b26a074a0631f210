package dev.etlpipeline.observability;

import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.observability.health.HealthPart;
import dev.etlpipeline.observability.health.HealthSettings;
import dev.etlpipeline.observability.log.LogSettings;
import dev.etlpipeline.observability.log.Logs;
import java.util.List;

/** Shows what a run does, and decides nothing: a failure of its own never fails a run. */
public final class ObservabilityModule implements PipelineModule {

    @Override
    public String name() {
        return "observability";
    }

    @Override
    public List<Class<?>> settings() {
        return List.of(HealthSettings.class, LogSettings.class);
    }

    @Override
    public void install(Registry registry, SettingsReader settings) {
        Runnable closing = Logs.install(registry, settings);
        HealthPart.install(registry, settings);
        closing.run(); // behind all others: until here their last lines belong to the run's file
    }
}
