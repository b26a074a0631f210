package dev.etlpipeline.observability;

import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import java.util.List;

/** Shows what a run does, and decides nothing: a failure of its own never fails a run. */
public final class ObservabilityModule implements PipelineModule {

    @Override
    public String name() {
        return "observability";
    }

    @Override
    public List<Class<?>> settings() {
        return List.of();
    }

    @Override
    public void install(Registry registry, SettingsReader settings) {
        // A line for each part.
    }
}
