package dev.etlpipeline.observability;

import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.observability.health.HealthPart;
import dev.etlpipeline.observability.health.HealthSettings;
import dev.etlpipeline.observability.log.LogSettings;
import dev.etlpipeline.observability.log.Logs;
import dev.etlpipeline.observability.serve.LiveSettings;
import dev.etlpipeline.observability.serve.ServeSettings;
import dev.etlpipeline.observability.serve.Serving;
import java.util.List;
import java.util.Optional;

/** Shows what a run does, and decides nothing: a failure of its own never fails a run. */
public final class ObservabilityModule implements PipelineModule {

    @Override
    public String name() {
        return "observability";
    }

    @Override
    public List<Class<?>> settings() {
        return List.of(HealthSettings.class, LiveSettings.class, LogSettings.class, ServeSettings.class);
    }

    @Override
    public void install(Registry registry, SettingsReader settings) {
        Runnable closing = Logs.install(registry, settings);
        Serving.install(registry, settings, Optional.empty()); // first: it shows what health keeps from beginning
        HealthPart.install(registry, settings);
        closing.run(); // behind all others: until here their last lines belong to the run's file
    }
}
