package dev.etlpipeline.app;

import dev.etlpipeline.core.definition.DefinitionReader;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.engine.PipelineRunner;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.module.Modules;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.warehouse.TargetTable;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.sandbox.generator.BadRecord;
import dev.etlpipeline.testkit.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** A shipped definition, run by the whole engine in this process into a table that nobody else uses. */
final class Warehoused implements AutoCloseable {

    static final Path SEEDS = Path.of("..", "seeds");

    /** One line of the rejects file, less the words for people. */
    record Rejected(long record, String stage, String rule, String column) {}

    private final Path home;
    private final TestDatabase database;
    private final PipelineDefinition definition;
    private final TargetTable table;
    private final Map<String, String> settings;
    private final Warehouse warehouse;

    /**
     * @param home     a folder of the test's own
     * @param shipped  name of a definition in {@code seeds/pipelines}
     * @param settings over the built-in defaults and the database's
     */
    Warehoused(Path home, TestDatabase database, String shipped, Map<String, String> settings) throws IOException {
        this.home = home;
        this.database = database;
        this.settings = settings;
        this.definition = renamed(
                shipped, shipped + Long.toHexString(ThreadLocalRandom.current().nextLong()));
        this.table = new TargetTable(definition);
        this.warehouse = database.open(); // also keeps an embedded database open from run to run
    }

    /** SQL Server may be one that others test on: a pipeline of this name and a table of its own. */
    private PipelineDefinition renamed(String shipped, String name) throws IOException {
        String text = Files.readString(SEEDS.resolve("pipelines").resolve(shipped + ".yaml"))
                .replaceFirst("(?m)^pipeline: .*$", "pipeline: " + name)
                .replaceFirst("(?m)^  table: .*$", "  table: warehouse_test." + name);
        Path file = Files.writeString(home.resolve(name + ".yaml"), text);
        return new DefinitionReader().read(file, PipelineRunner.catalogue(new Modules()));
    }

    RunResult run(Path file, boolean enrich) throws IOException {
        Map<String, String> all = new TreeMap<>(database.settings());
        all.putAll(settings);
        Settings valid = Settings.of(all);
        try (InputFile input = InputFile.open(file.toString(), InputStream.nullInputStream(), home.resolve("spool"));
                PipelineRunner runner = new PipelineRunner(new Modules(), valid, home, Clock.systemUTC(), "test")) {
            return runner.run(new RunRequest(definition, input, Long.MAX_VALUE, false, enrich));
        }
    }

    /** The run's rejects file; empty where it wrote none. */
    static List<Rejected> rejects(RunResult result) throws IOException {
        Path file = result.rejectsFile();
        if (file == null) {
            return List.of();
        }
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser lines = CSVParser.parse(file, StandardCharsets.UTF_8, format)) {
            return lines.stream()
                    .map(line -> new Rejected(
                            Long.parseLong(line.get("record")),
                            line.get("stage"),
                            line.get("rule"),
                            line.get("column")))
                    .toList();
        }
    }

    /** What the generator of a file expects in its rejects file. */
    static List<Rejected> expected(List<BadRecord> bad) {
        return bad.stream()
                .map(record -> new Rejected(
                        record.recordNumber(),
                        record.kind().stage().name(),
                        record.kind().rule(),
                        record.kind().column().orElse("")))
                .toList();
    }

    /** These columns of the target's rows in order of the first, each value in its class. */
    List<List<Object>> rows(Map<String, Class<?>> columns) throws SQLException {
        String names = columns.keySet().stream().map(warehouse.dialect()::quote).collect(Collectors.joining(", "));
        try (Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT " + names + " FROM " + warehouse.dialect().qualified(table) + " ORDER BY 1")) {
            List<List<Object>> rows = new ArrayList<>();
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (Class<?> type : columns.values()) {
                    Object value = result.getObject(row.size() + 1, type);
                    row.add(result.wasNull() ? null : value);
                }
                rows.add(row);
            }
            return rows;
        }
    }

    @Override
    public void close() throws SQLException {
        try (Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "DROP TABLE IF EXISTS " + warehouse.dialect().qualified(table));
        } finally {
            warehouse.close();
        }
    }
}
