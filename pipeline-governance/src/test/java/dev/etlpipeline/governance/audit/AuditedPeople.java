package dev.etlpipeline.governance.audit;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.engine.Rework;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.module.ManualAction;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.RewrittenRows;
import dev.etlpipeline.core.module.RewrittenRows.Rewritten;
import dev.etlpipeline.core.module.Workspace.Output;
import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.row.Row;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine;

/** A pipeline of people with a name and a target of its own, under the module. Chunks are of five records. */
final class AuditedPeople {

    static final String SECRET_PLACE = "Wonderland Lane";

    private final TestDatabase database;
    private final Path home;
    private final String name =
            "t" + Long.toHexString(ThreadLocalRandom.current().nextLong());
    private final Map<String, String> settings = new TreeMap<>();
    private final List<PipelineModule> modules = new ArrayList<>();

    AuditedPeople(TestDatabase database, Path home) throws IOException {
        this.database = database;
        this.home = home;
        define("[personal, last-name]");
        write(12, "London");
    }

    AuditedPeople with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    AuditedPeople with(PipelineModule module) {
        modules.add(module);
        return this;
    }

    String name() {
        return name;
    }

    Path anchors() {
        return home.resolve("audit/anchors.log");
    }

    void define(String tags) throws IOException {
        Files.writeString(home.resolve("people.yaml"), """
                pipeline: %s
                source:
                  columns:
                    - {name: person_id, type: text, length: 10, key: true}
                    - {name: name, type: text, length: 50, required: true, tags: %s}
                    - {name: town, type: text, length: 50}
                steps: [trim]
                target: {table: warehouse_test.%s}
                """.formatted(name, tags, name));
    }

    /** One in six has no name, and is a reject. */
    void write(int people, String town) throws IOException {
        write(people, town, "Name ");
    }

    void write(int people, String town, String names) throws IOException {
        List<String> lines = new ArrayList<>(List.of("person_id,name,town"));
        for (int person = 1; person <= people; person++) {
            lines.add("p" + person + "," + (person % 6 == 0 ? "" : names + person) + "," + town);
        }
        Files.writeString(home.resolve("people.csv"), String.join("\n", lines) + "\n");
    }

    TestWorkspace workspace() {
        Map<String, String> all = new TreeMap<>(database.settings());
        all.put("load.chunk-rows", "5");
        all.put("governance.mask.mode", "clear"); // masking does not do without a key
        all.put("lease.ttl", "PT0.3S");
        all.put("paths.definition", home.resolve("people.yaml").toString());
        all.put("paths.input", home.resolve("people.csv").toString());
        all.putAll(settings);
        List<PipelineModule> installed = new ArrayList<>(List.of(new GovernanceModule()));
        installed.addAll(modules);
        return new TestWorkspace(home, all, installed.toArray(PipelineModule[]::new));
    }

    RunResult run() throws IOException {
        return run(false);
    }

    RunResult run(boolean dry) throws IOException {
        TestWorkspace workspace = workspace();
        try (InputFile file = workspace.input(null)) {
            workspace.run(new RunRequest(workspace.definition(null), file, Long.MAX_VALUE, dry, true), Output.QUIET);
            return workspace.lastRun();
        }
    }

    /** As a backfill does it: the row of person 1 gets another name, by a run of its own. */
    String rename(String from, String to, String reason) throws Exception {
        TestWorkspace workspace = workspace();
        PipelineDefinition definition = workspace.definition(null);
        Row before = Row.of(definition.schema(), Origin.ofRecord(1), "p1", from, "London");
        try (Warehouse warehouse = workspace.newWarehouse();
                Rework rework = new Rework(
                        workspace.modules(), workspace.settings(), home, workspace.clock(), definition, warehouse);
                Connection tx = warehouse.dataSource().getConnection()) {
            tx.setAutoCommit(false);
            workspace
                    .modules()
                    .actions()
                    .record(
                            tx,
                            new ManualAction("backfill", name, "all enrichments", 1, reason),
                            new RewrittenRows(
                                    rework.run(),
                                    99,
                                    definition,
                                    List.of(new Rewritten(before, before.with("name", to)))));
            tx.commit();
            return rework.run().runId().value();
        }
    }

    /** What a command ended with and printed. */
    record Said(int exit, String text) {}

    Said audit(String... words) {
        TestWorkspace workspace = workspace();
        CommandLine command = workspace.modules().commands(workspace).stream()
                .filter(CommandLine.class::isInstance)
                .map(CommandLine.class::cast)
                .filter(one -> one.getCommandName().equals("audit"))
                .findFirst()
                .orElseThrow();
        int exit = command.setExecutionExceptionHandler((failure, at, parsed) -> {
                    workspace.out().println(failure.getClass().getSimpleName() + ": " + failure.getMessage());
                    return 2;
                })
                .execute(words);
        return new Said(exit, workspace.printed());
    }

    Said verify(String... more) {
        List<String> words = new ArrayList<>(List.of("verify", "--stream", name));
        words.addAll(Arrays.asList(more));
        return audit(words.toArray(String[]::new));
    }

    /** Rows of a query, values with a bar between; {@code $} stands for this stream as a literal. */
    List<String> query(String sql) throws SQLException {
        try (Warehouse warehouse = database.open();
                Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(mine(sql))) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(row.getString(i));
                }
                rows.add(String.join("|", values));
            }
            return rows;
        }
    }

    int execute(String... all) throws SQLException {
        int hit = 0;
        try (Warehouse warehouse = database.open();
                Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : all) {
                hit += statement.executeUpdate(mine(sql));
            }
        }
        return hit;
    }

    private String mine(String sql) {
        return sql.replace("$", "'" + name + "'");
    }

    List<String> kinds() throws SQLException {
        return query("SELECT kind FROM governance.audit_event WHERE stream = $ ORDER BY number");
    }
}
