package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.source.Chunk;
import java.util.List;

/** Does something once a chunk was read, and before it is loaded. */
final class Meanwhile implements PipelineModule, RunListener {

    private final Action action;

    Meanwhile(Action action) {
        this.action = action;
    }

    interface Action {
        void perform() throws Exception;
    }

    @Override
    public String name() {
        return "meanwhile";
    }

    @Override
    public List<Class<?>> settings() {
        return List.of();
    }

    @Override
    public void install(Registry registry, SettingsReader settings) {
        registry.listen(this);
    }

    @Override
    public void chunkStarted(RunContext run, Chunk chunk) {
        try {
            action.perform();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
