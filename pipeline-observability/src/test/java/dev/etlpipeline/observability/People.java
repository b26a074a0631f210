package dev.etlpipeline.observability;

import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.testkit.TestDatabase;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** A small pipeline of people, with a name and a target of its own, and a workspace to look at it with. */
public final class People {

    private static final String DEFINITION = """
            pipeline: NAME
            source:
              columns:
                - {name: person_id, type: text, length: 10, key: true}
                - {name: age, type: integer}
            rules:
              - {rule: range, column: age, min: 0, max: 150}
            target: {table: warehouse.NAME}
            """;

    private final String name =
            "p" + Long.toHexString(ThreadLocalRandom.current().nextLong());
    private final Path folder;
    private final Map<String, String> settings = new LinkedHashMap<>();

    public People(Path folder, TestDatabase database) throws IOException {
        this.folder = folder;
        settings.putAll(database.settings());
        settings.put("load.chunk-rows", "10");
        settings.put("lease.ttl", "PT1S");
        settings.put("paths.definition", folder.resolve("people.yaml").toString());
        settings.put("paths.input", folder.resolve("people.csv").toString());
        settings.put("observability.health.low-free-mib", "0");
        settings.put("observability.health.min-free-mib", "0");
        Files.writeString(folder.resolve("people.yaml"), DEFINITION.replace("NAME", name));
        file("1,30", "2,41", "3,200");
    }

    public People with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    public String name() {
        return name;
    }

    /** Writes the input, the header left out. */
    public Path file(String... lines) throws IOException {
        return Files.writeString(folder.resolve("people.csv"), "person_id,age\n" + String.join("\n", lines) + "\n");
    }

    public TestWorkspace workspace(PipelineModule... more) {
        List<PipelineModule> modules = new ArrayList<>(List.of(new ObservabilityModule()));
        modules.addAll(List.of(more));
        return new TestWorkspace(folder, settings, modules.toArray(PipelineModule[]::new))
                .with(words -> ChildRun.program(folder, settings, words));
    }

    public RunResult load(PipelineModule... more) throws IOException {
        return run(workspace(more), false);
    }

    public RunResult run(TestWorkspace workspace, boolean dry) throws IOException {
        try (InputFile input = workspace.input(null)) {
            workspace.run(
                    new RunRequest(workspace.definition(null), input, Long.MAX_VALUE, dry, true),
                    Workspace.Output.QUIET);
        }
        return workspace.lastRun();
    }
}
