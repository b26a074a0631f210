package dev.etlpipeline.chaos;

import dev.etlpipeline.chaos.command.ChaosCommand;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import java.util.List;

/** Brings the command {@code chaos}. Changes nothing about runs: what drills break is a pipeline of their own. */
public final class ChaosModule implements PipelineModule {

    @Override
    public String name() {
        return "chaos";
    }

    @Override
    public List<Class<?>> settings() {
        return List.of();
    }

    @Override
    public void install(Registry registry, SettingsReader settings) {
        registry.command(ChaosCommand::of);
    }
}
