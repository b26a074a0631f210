package dev.etlpipeline.governance.quality;

import dev.etlpipeline.core.definition.DefinitionReader;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.engine.PipelineRunner;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.run.Attempt;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.governance.GovernanceModule;
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

/** A small pipeline of customers with rules of all kinds: whole runs on a real database, with the module. */
final class Customers {

    static final String HEADER = "id,name,email,born,joined,seen,status,town\n";

    private static final String DEFINITION = """
            pipeline: NAME
            source:
              columns:
                - {name: id, type: text, length: 10, key: true}
                - {name: name, type: text, length: 50}
                - {name: email, type: text, length: 100}
                - {name: born, type: date}
                - {name: joined, type: date}
                - {name: seen, type: date}
                - {name: status, type: text, length: 20}
                - {name: town, type: text, length: 20}
            rules:
              - {rule: required, column: name}
              - {rule: email, column: email, severity: warn}
              - {rule: expression, column: joined, holds: born < joined, says: born before joining, severity: warn}
              - {rule: expression, column: email, when: status == 'active', holds: email != null, severity: warn}
              - {rule: unique, column: email, severity: warn}
              - {rule: in-reference, column: town, file: towns.txt, severity: warn}
              - {rule: freshness, column: seen, within: 30, as-of: 2026-03-31, severity: score}
              - {rule: share, column: town, at-least: 80, severity: warn}
            target: {table: warehouse.NAME}
            """;

    private final String name =
            "q" + Long.toHexString(ThreadLocalRandom.current().nextLong());
    private final Path folder;
    private final TestDatabase database;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private String definition = DEFINITION.replace("NAME", name);

    Customers(Path folder, TestDatabase database) throws IOException {
        this.folder = folder;
        this.database = database;
        settings.putAll(database.settings());
        settings.put("load.chunk-rows", "4");
        settings.put("lease.ttl", "PT1S");
        Files.writeString(folder.resolve("towns.txt"), "Ayr\nBath\nYork\n");
    }

    Customers with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    Customers defining(String what, String instead) {
        if (!definition.contains(what)) {
            throw new IllegalArgumentException("the definition does not say " + what);
        }
        definition = definition.replace(what, instead);
        return this;
    }

    String name() {
        return name;
    }

    TestWorkspace workspace(PipelineModule... more) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".yaml"), definition);
        settings.put("paths.definition", file.toString());
        List<PipelineModule> modules = new ArrayList<>(List.of(more));
        modules.add(0, new GovernanceModule());
        return new TestWorkspace(folder, settings, modules.toArray(PipelineModule[]::new));
    }

    /** Loads a file of these lines, the header left out. */
    RunResult load(List<String> lines, PipelineModule... more) throws IOException {
        return run(workspace(more), lines, null);
    }

    /** The same, as another attempt of a run; the modules say where it starts. */
    RunResult attempt(List<String> lines, Attempt attempt, PipelineModule... more) throws IOException {
        return run(workspace(more), lines, attempt);
    }

    private RunResult run(TestWorkspace workspace, List<String> lines, @Nullable Attempt attempt) throws IOException {
        Path file = Files.writeString(folder.resolve("customers.csv"), HEADER + String.join("\n", lines) + "\n");
        PipelineDefinition read = new DefinitionReader()
                .read(folder.resolve(name + ".yaml"), PipelineRunner.catalogue(workspace.modules()));
        try (InputFile input = InputFile.open(file, folder)) {
            workspace.run(new RunRequest(read, input, Long.MAX_VALUE, false, true, attempt), Workspace.Output.QUIET);
        }
        return workspace.lastRun();
    }

    /** Rows of a query as lines with bars; NAME is the pipeline's. */
    List<String> select(String sql) throws SQLException {
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

    /** What a run left of rules that were broken, in their order. */
    List<String> broken(RunResult run) throws SQLException {
        return select("SELECT rule_name, column_name, failed FROM governance.quality_result WHERE run_id = '"
                + run.runId() + "' AND failed > 0 ORDER BY rule_no");
    }
}
