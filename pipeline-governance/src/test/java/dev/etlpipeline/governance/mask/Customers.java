package dev.etlpipeline.governance.mask;

import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.module.Workspace.Output;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.Signal;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;

/** The definition of the customers that ships, with a name and a target of its own: whole runs, without APIs. */
final class Customers {

    static final Path SEED = Path.of("..", "seeds", "customers.csv");

    /** Columns of the file, in its order. */
    static final String COLUMNS = "customer_id, first_name, last_name, email, phone, date_of_birth, postcode, company,"
            + " status, registration_date";

    private static final Path DEFINITION = Path.of("..", "seeds", "pipelines", "customers.yaml");

    private final String name =
            "c" + Long.toHexString(ThreadLocalRandom.current().nextLong());
    private final Path folder;
    private final TestDatabase database;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<String> signals = new CopyOnWriteArrayList<>();
    private String definition;

    Customers(Path folder, TestDatabase database) throws IOException {
        this.folder = folder;
        this.database = database;
        definition = Files.readString(DEFINITION)
                .replace("pipeline: customers", "pipeline: " + name)
                .replace("warehouse.customer_enriched", "warehouse." + name);
        settings.putAll(database.settings());
        settings.put("governance.mask.mode", "mask");
    }

    Customers with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    Customers defining(String what, String instead) {
        if (!definition.contains(what)) {
            throw new IllegalArgumentException("the definition has no " + what);
        }
        definition = definition.replace(what, instead);
        return this;
    }

    TestWorkspace workspace() throws IOException {
        Path file = folder.resolve(name + ".yaml");
        Files.writeString(file, definition);
        settings.put("paths.definition", file.toString());
        return new TestWorkspace(folder, settings, new GovernanceModule(), new Listening());
    }

    /** What runs signalled, as name and message. */
    List<String> signals() {
        return signals;
    }

    private final class Listening implements PipelineModule {

        @Override
        public String name() {
            return "listening";
        }

        @Override
        public List<Class<?>> settings() {
            return List.of();
        }

        @Override
        public void install(Registry registry, SettingsReader reader) {
            registry.listen(new RunListener() {
                @Override
                public void signalled(RunContext run, Signal signal) {
                    signals.add(signal.name() + ": " + signal.message());
                }
            });
        }
    }

    RunResult load(Path file) throws IOException {
        TestWorkspace workspace = workspace();
        try (InputFile input = InputFile.open(file, folder)) {
            workspace.run(
                    new RunRequest(workspace.definition(null), input, Long.MAX_VALUE, false, false), Output.QUIET);
        }
        return workspace.lastRun();
    }

    RunResult load(String... lines) throws IOException {
        Path file = folder.resolve("customers-" + Long.toHexString(System.nanoTime()) + ".csv");
        return load(Files.writeString(file, COLUMNS.replace(" ", "") + "\n" + String.join("\n", lines) + "\n"));
    }

    /** Rows of a query, each a list of texts; NAME is the pipeline's. */
    List<List<String>> select(String sql) throws SQLException {
        List<List<String>> all = new ArrayList<>();
        try (Warehouse warehouse = database.open();
                Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql.replace("NAME", name))) {
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(rows.getString(i)));
                }
                all.add(row);
            }
        }
        return all;
    }

    /** The file's columns as the target has them. */
    List<List<String>> rows() throws SQLException {
        return select("SELECT " + COLUMNS + " FROM warehouse.NAME ORDER BY customer_id");
    }
}
