package dev.etlpipeline.resilience;

import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import java.util.List;

/** Decides what a run does when something around it fails. */
public final class ResilienceModule implements PipelineModule {

    @Override
    public String name() {
        return "resilience";
    }

    @Override
    public List<Class<?>> settings() {
        return List.of();
    }

    @Override
    public void install(Registry registry, SettingsReader settings) {}
}
