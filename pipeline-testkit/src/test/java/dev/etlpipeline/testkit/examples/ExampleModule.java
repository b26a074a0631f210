package dev.etlpipeline.testkit.examples;

import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** A module that brings one part for each seam. */
public final class ExampleModule implements PipelineModule {

    private final RejectsByRule rejects = new RejectsByRule();

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
        registry.listen(rejects);

        registry.intercept(new OfficeHours(LocalTime.of(8, 0), LocalTime.of(18, 0), ZoneId.of("Europe/London")));

        ChunkJournal journal = new ChunkJournal();
        registry.listen(journal);
        registry.participate(journal);
        registry.migrations("db/migration/example");
    }

    RejectsByRule rejects() {
        return rejects;
    }
}
