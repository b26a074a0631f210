package dev.etlpipeline.app.seam;

import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import java.time.Duration;
import java.util.List;

/** A module with one part for each seam. */
final class ExampleModule implements PipelineModule {

    @Override
    public String name() {
        return "example";
    }

    @Override
    public List<Class<?>> settings() {
        return List.of();
    }

    @Override
    public void install(Registry registry, SettingsReader settings) {
        registry.listen(new SlowOperations(Duration.ofSeconds(1)));
        registry.intercept(new SecondChance());
        registry.participate(new ChunkJournal());
        registry.migrations("db/seam-example");
    }
}
