package dev.etlpipeline.resilience;

import dev.etlpipeline.core.definition.DefinitionReader;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.engine.InputFindings;
import dev.etlpipeline.core.engine.PipelineCheck;
import dev.etlpipeline.core.engine.PipelineRunner;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.testkit.TestDatabase;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** A small pipeline of people, with a name and a target of its own: whole runs on a real database, with the module. */
public final class People {

    private static final String DEFINITION = """
            pipeline: NAME
            source:
              columns:
                - {name: person_id, type: text, length: 10, key: true}
                - {name: name, type: text, length: 50, required: true}
                - {name: age, type: integer}
                - {name: town, type: text, length: 20}
            rules:
              - {rule: range, column: age, min: 0, max: 150}
              - {rule: pattern, column: town, matches: '[A-Z].*', says: a capital first}
            target: {table: warehouse.NAME}
            """;

    private final String name =
            "p" + Long.toHexString(ThreadLocalRandom.current().nextLong());
    private final Path folder;
    private final TestDatabase database;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private String definition = DEFINITION.replace("NAME", name);

    public People(Path folder, TestDatabase database) {
        this.folder = folder;
        this.database = database;
        settings.putAll(database.settings());
        settings.put("load.chunk-rows", "10");
        settings.put("lease.ttl", "PT1S");
    }

    public People with(String key, String value) {
        settings.put(key.replace("NAME", name), value);
        return this;
    }

    /** Changes today's definition. */
    public People defining(String what, String instead) {
        definition = definition.replace(what, instead);
        return this;
    }

    public String name() {
        return name;
    }

    public TestWorkspace workspace(PipelineModule... more) throws IOException {
        Files.writeString(definitionFile(), definition);
        settings.put("paths.definition", definitionFile().toString());
        List<PipelineModule> modules = new ArrayList<>(List.of(more));
        modules.add(0, new ResilienceModule());
        return new TestWorkspace(folder, settings, modules.toArray(PipelineModule[]::new));
    }

    private Path definitionFile() {
        return folder.resolve(name + ".yaml");
    }

    /** Loads a file of these lines, the header left out. */
    public RunResult load(List<String> lines, PipelineModule... more) throws IOException {
        return load("people.csv", "person_id,name,age,town\n" + String.join("\n", lines) + "\n", more);
    }

    public RunResult load(String file, String content, PipelineModule... more) throws IOException {
        return load(file, content.getBytes(StandardCharsets.UTF_8), more);
    }

    public RunResult load(String file, String content, Charset charset) throws IOException {
        return load(file, content.getBytes(charset));
    }

    private RunResult load(String file, byte[] content, PipelineModule... more) throws IOException {
        return run(workspace(more), Files.write(folder.resolve(file), content), false);
    }

    /** Loads nothing. */
    public RunResult dry(String file, String content) throws IOException {
        return run(workspace(), Files.writeString(folder.resolve(file), content), true);
    }

    private RunResult run(TestWorkspace workspace, Path path, boolean dry) throws IOException {
        try (InputFile input = InputFile.open(path, folder)) {
            RunRequest request = new RunRequest(definition(workspace), input, Long.MAX_VALUE, dry, true);
            workspace.run(request, Workspace.Output.QUIET);
        }
        return workspace.lastRun();
    }

    private PipelineDefinition definition(TestWorkspace workspace) {
        return new DefinitionReader().read(definitionFile(), PipelineRunner.catalogue(workspace.modules()));
    }

    /** Looks at a file without running. */
    public InputFindings check(String file, String content) throws IOException {
        TestWorkspace workspace = workspace();
        PipelineCheck check = new PipelineCheck(workspace.modules(), workspace.settings(), folder, workspace.clock());
        try (InputFile input = InputFile.open(Files.writeString(folder.resolve(file), content), folder)) {
            return check.input(definition(workspace), input, 1_000);
        }
    }

    /** Rows of a query as lines with bars; NAME is the pipeline's. */
    public List<String> select(String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Warehouse warehouse = database.open();
                Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql.replace("NAME", name))) {
            while (rows.next()) {
                List<String> fields = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    fields.add(String.valueOf(rows.getString(i)));
                }
                lines.add(String.join("|", fields));
            }
        }
        return lines;
    }

    /** Of the target, by key. */
    public List<String> rows() throws SQLException {
        return select("SELECT person_id, name, age, town FROM warehouse.NAME ORDER BY person_id");
    }

    public long count() throws SQLException {
        return Long.parseLong(select("SELECT COUNT(*) FROM warehouse.NAME").get(0));
    }
}
