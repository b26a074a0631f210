package dev.etlpipeline.governance.encrypt;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.module.ManualAction;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.governance.GovernanceModule;
import dev.etlpipeline.governance.key.DataKeys;
import dev.etlpipeline.governance.key.KeySettings;
import dev.etlpipeline.governance.key.MasterKey;
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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine;

/** A pipeline of members with encrypted columns of every type: whole runs on a real database, with the module. */
final class Members {

    private static final String DEFINITION = """
            pipeline: NAME
            source:
              columns:
                - {name: member_id, type: text, length: 10, key: true}
                - {name: email, type: text, length: 50, tags: [encrypt]}
                - {name: postcode, type: text, length: 10, tags: ['encrypt:joinable']}
                - {name: born, type: date, tags: [encrypt]}
                - {name: points, type: integer, tags: [encrypt]}
                - {name: balance, type: decimal, precision: 9, scale: 2, tags: [encrypt]}
                - {name: seen, type: timestamp, tags: [encrypt]}
                - {name: active, type: boolean, tags: [encrypt]}
                - {name: town, type: text, length: 20}
            target: {table: warehouse.NAME}
            """;

    private static final String HEADER = "member_id,email,postcode,born,points,balance,seen,active,town\n";

    private final String name =
            "m" + Long.toHexString(ThreadLocalRandom.current().nextLong());
    private final Path folder;
    private final TestDatabase database;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<ManualAction> actions = Collections.synchronizedList(new ArrayList<>());
    private String definition = DEFINITION.replace("NAME", name);

    Members(Path folder, TestDatabase database) {
        this.folder = folder;
        this.database = database;
        settings.putAll(database.settings());
        settings.put("load.chunk-rows", "20");
        settings.put("lease.ttl", "PT1S");
        settings.put("governance.encrypt.batch-rows", "10");
        settings.put("governance.mask.mode", "clear");
    }

    Members with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    Members defining(String what, String instead) {
        definition = definition.replace(what, instead);
        return this;
    }

    String name() {
        return name;
    }

    /** What was put on record, without what is about other pipelines. */
    List<ManualAction> actions() {
        return List.copyOf(actions);
    }

    TestWorkspace workspace(PipelineModule... more) throws IOException {
        Path file = folder.resolve(name + ".yaml");
        Files.writeString(file, definition);
        settings.put("paths.definition", file.toString());
        List<PipelineModule> modules = new ArrayList<>(List.of(more));
        modules.add(0, new GovernanceModule());
        modules.add(new Recording());
        return new TestWorkspace(folder, settings, modules.toArray(PipelineModule[]::new));
    }

    /** As the module has them. */
    DataKeys keys() throws IOException {
        KeySettings read = workspace().settings().read(KeySettings.class);
        return DataKeys.of(folder, read, MasterKey.of(folder, read));
    }

    /** Loads lines without their header. */
    RunResult load(List<String> lines, PipelineModule... more) throws IOException {
        Path file = folder.resolve("members.csv");
        Files.writeString(file, HEADER + String.join("\n", lines) + "\n");
        TestWorkspace workspace = workspace(more);
        try (InputFile input = InputFile.open(file, folder)) {
            PipelineDefinition read = workspace.definition(null);
            workspace.run(new RunRequest(read, input, Long.MAX_VALUE, false, true), Workspace.Output.QUIET);
        }
        return workspace.lastRun();
    }

    /** What a command printed, and how it ended. */
    record Ended(int code, String printed, String complained) {}

    /** A command of the module. */
    Ended command(String... words) throws IOException {
        return command(List.of(), words);
    }

    /** The same, beside other modules. */
    Ended command(List<PipelineModule> more, String... words) throws IOException {
        TestWorkspace workspace = workspace(more.toArray(PipelineModule[]::new));
        CommandLine line =
                new CommandLine(CommandLine.Model.CommandSpec.create().name("pipeline"));
        for (Object command : workspace.modules().commands(workspace)) {
            line.addSubcommand(command);
        }
        StringBuilder complained = new StringBuilder();
        line.setExecutionExceptionHandler((failure, at, parsed) -> {
            complained.append(failure.getMessage());
            return 1;
        });
        int code = line.execute(words);
        return new Ended(code, workspace.printed(), complained + workspace.complained());
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

    int execute(String sql) throws SQLException {
        try (Warehouse warehouse = database.open();
                Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql.replace("NAME", name));
        }
    }

    /** All rows of the target with their values opened, in the order of the key. */
    List<String> opened() throws IOException, SQLException {
        TestWorkspace workspace = workspace();
        PipelineDefinition read = workspace.definition(null);
        List<String> lines = new ArrayList<>();
        try (Warehouse warehouse = workspace.existingWarehouse("a test");
                Connection connection = warehouse.dataSource().getConnection()) {
            var edge = new dev.etlpipeline.core.load.CodecEdge(
                    read.schema(), workspace.modules().codecs());
            var columns = read.schema().columns().stream()
                    .filter(column -> !column.key())
                    .toList();
            StoredRows rows =
                    new StoredRows(warehouse.dialect(), workspace.modules().target(read), columns);
            for (StoredRow row : rows.page(connection, null, 10_000, List.of())) {
                List<String> fields = new ArrayList<>(List.of(row.keys().get(0).toString()));
                for (int i = 0; i < columns.size(); i++) {
                    int place = read.schema().indexOf(columns.get(i).name());
                    fields.add(String.valueOf(edge.decode(place, row.texts().get(i), row.row())));
                }
                lines.add(String.join("|", fields));
            }
        }
        return lines;
    }

    /** Keeps what was put on record. */
    private final class Recording implements PipelineModule {

        @Override
        public String name() {
            return "recording";
        }

        @Override
        public List<Class<?>> settings() {
            return List.of();
        }

        @Override
        public void install(Registry registry, SettingsReader reader) {
            registry.recordActions((tx, action) -> actions.add(action));
        }
    }
}
