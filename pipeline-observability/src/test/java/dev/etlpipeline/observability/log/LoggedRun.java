package dev.etlpipeline.observability.log;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.engine.PipelineRunner;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.run.Attempt;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.observability.ObservabilityModule;
import dev.etlpipeline.testkit.TestDatabase;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.IOException;
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
import org.jspecify.annotations.Nullable;

/** Runs of a small pipeline that asks one API, with the module installed: two records a chunk. */
public final class LoggedRun {

    private static final String DEFINITION = """
            pipeline: NAME
            source:
              columns:
                - {name: person_id, type: text, length: 10, key: true}
                - {name: name, type: text, length: 20, required: true}
                - {name: age, type: integer}
                - {name: postcode, type: text, length: 10}
            rules:
              - {rule: range, column: age, min: 0, max: 150}
            enrichments:
              - {name: postcode, key: postcode, fields: [{from: region, column: region, length: 50}]}
            target: {table: warehouse_test.NAME}
            """;

    private final Path folder;
    private final TestDatabase database;
    private final String name =
            "log" + Long.toHexString(ThreadLocalRandom.current().nextLong());
    private final Map<String, String> settings = new LinkedHashMap<>();

    public LoggedRun(Path folder, TestDatabase database, String api) {
        this.folder = folder;
        this.database = database;
        settings.putAll(database.settings());
        settings.put("load.chunk-rows", "2");
        settings.put("lease.ttl", "PT1S");
        settings.put("paths.logs", "logs");
        settings.put("enrichment.postcode.base-url", api);
    }

    public LoggedRun set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    public String name() {
        return name;
    }

    Path logs() {
        return folder.resolve("logs");
    }

    public TestWorkspace workspace(PipelineModule... more) {
        List<PipelineModule> modules = new ArrayList<>(List.of(new ObservabilityModule()));
        modules.addAll(List.of(more));
        return new TestWorkspace(folder, settings, modules.toArray(PipelineModule[]::new));
    }

    public RunResult of(List<String> records, PipelineModule... more) throws IOException {
        return of(null, records, more);
    }

    public RunResult of(@Nullable Attempt attempt, List<String> records, PipelineModule... more) throws IOException {
        TestWorkspace workspace = workspace(more);
        Path people = Files.writeString(
                folder.resolve("people.csv"), "person_id,name,age,postcode\n" + String.join("\n", records) + "\n");
        try (PipelineRunner runner = workspace.runner();
                InputFile input = InputFile.open(people, folder)) {
            return runner.run(new RunRequest(definition(workspace), input, Long.MAX_VALUE, false, true, attempt));
        }
    }

    PipelineDefinition definition(TestWorkspace workspace) throws IOException {
        return workspace.definition(Files.writeString(folder.resolve("people.yaml"), DEFINITION.replace("NAME", name)));
    }

    /** The lines of all files, oldest first. */
    List<LogLine> lines() throws IOException {
        List<LogLine> lines = new ArrayList<>();
        new LogReader().read(LogFolder.files(logs()), lines::add);
        return lines;
    }

    List<LogLine> lines(Event event) throws IOException {
        return lines().stream().filter(line -> line.is(event)).toList();
    }

    void execute(String sql) throws SQLException {
        try (Warehouse warehouse = database.open();
                Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public List<String> query(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Warehouse warehouse = database.open();
                Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                values.add(row.getString(1).strip());
            }
        }
        return values;
    }
}
