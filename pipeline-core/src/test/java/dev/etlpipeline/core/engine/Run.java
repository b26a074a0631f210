package dev.etlpipeline.core.engine;

import dev.etlpipeline.core.call.Operation;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.control.Holder;
import dev.etlpipeline.core.definition.DefinitionReader;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.enrich.Lookup;
import dev.etlpipeline.core.enrich.LookupContext;
import dev.etlpipeline.core.enrich.LookupFactory;
import dev.etlpipeline.core.enrich.Values;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.module.Modules;
import dev.etlpipeline.core.run.Attempt;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.settings.WarehouseSettings;
import dev.etlpipeline.core.warehouse.TargetCheck;
import dev.etlpipeline.core.warehouse.TargetTable;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A run of ten people, one a chunk, into a database in a file. */
final class Run {

    static final long PEOPLE = 10;

    private static final String DEFINITION = """
            pipeline: people
            source:
              columns:
                - {name: person_id, type: text, length: 10, key: true}
                - {name: postcode, type: text, length: 10}
            enrichments:
              - {name: postcode, key: postcode, fields: [{from: region, column: region, length: 50}]}
            target: {table: warehouse.people}
            """;

    private final Path folder;
    private final Settings settings;
    private final Modules modules;
    private final PipelineDefinition definition;
    private final PipelineRunner runner;

    /** @param more settings, key by key */
    Run(Path folder, String... more) throws IOException {
        this.folder = folder;
        Map<String, String> all = new HashMap<>(Map.of(
                "warehouse.url",
                "jdbc:h2:file:" + folder.resolve("db").toAbsolutePath() + ";MODE=MSSQLServer;DB_CLOSE_ON_EXIT=FALSE",
                "load.chunk-rows",
                "1",
                "load.chunks-in-flight",
                "1",
                "enrichment.postcode.source",
                "atlas"));
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        this.settings = Settings.of(all);
        this.modules = Modules.install(List.of(), settings);
        modules.lookup("postcode", new Atlas());
        Path file = Files.writeString(folder.resolve("people.yaml"), DEFINITION);
        this.definition = new DefinitionReader().read(file, PipelineRunner.catalogue(modules));
        this.runner = new PipelineRunner(modules, settings, folder, Clock.systemUTC(), "test");
    }

    Modules modules() {
        return modules;
    }

    RunResult load() throws IOException {
        return run(false);
    }

    /** The ten people again, for a run that was begun before. */
    RunResult resume(Attempt attempt) throws IOException {
        return run(false, people(), attempt);
    }

    RunResult dry() throws IOException {
        return run(true);
    }

    private RunResult run(boolean dry) throws IOException {
        return run(dry, people());
    }

    private static byte[] people() {
        StringBuilder people = new StringBuilder("person_id,postcode\n");
        for (int person = 1; person <= PEOPLE; person++) {
            people.append(person).append(",SW1A ").append(person % 10).append("AA\n");
        }
        return people.toString().getBytes(StandardCharsets.UTF_8);
    }

    RunResult load(byte[] people) throws IOException {
        return run(false, people);
    }

    RunResult dry(byte[] people) throws IOException {
        return run(true, people);
    }

    private RunResult run(boolean dry, byte[] people) throws IOException {
        return run(dry, people, null);
    }

    private RunResult run(boolean dry, byte[] people, @Nullable Attempt attempt) throws IOException {
        Path file = Files.write(folder.resolve("people.csv"), people);
        try (InputFile input = InputFile.open(file, folder)) {
            return runner.run(new RunRequest(definition, input, Long.MAX_VALUE, dry, true, attempt));
        }
    }

    void stop() {
        runner.requestStop();
    }

    /** The target as somebody may have made it by hand, in a database that no run has seen. */
    void makeTargetOnly() throws SQLException {
        try (Warehouse warehouse = open();
                Connection connection = warehouse.dataSource().getConnection()) {
            new TargetCheck(warehouse.dialect(), new TargetTable(definition)).ensure(connection);
        }
    }

    void makeNarrowTarget() throws SQLException {
        execute("CREATE SCHEMA warehouse; CREATE TABLE warehouse.people (person_id NVARCHAR(1) PRIMARY KEY)");
    }

    /** As a run of this process would: a dead process can't hold what only one may have open. */
    void holdLease() throws SQLException {
        try (Warehouse warehouse = open()) {
            warehouse.migrate("core", Warehouse.CORE_MIGRATIONS);
        }
        execute("INSERT INTO etl.run_lease (pipeline, run_id, holder, fence, beat, held, since, beat_at, ttl_s)"
                + " VALUES ('people', 'other', '" + Holder.ofThisProcess()
                + "', 1, 0, 1, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, 10)");
    }

    /** State and message of each run. */
    List<String> audit() throws SQLException {
        return rows("status || ': ' || COALESCE(error_message, 'null')");
    }

    /** Id, attempt and account of each run. */
    List<String> accounts() throws SQLException {
        return rows("batch_id || ' ' || attempt || ': ' || records_processed || ' read, ' || rows_inserted"
                + " || ' inserted, ' || rows_quarantined || ' quarantined'");
    }

    private List<String> rows(String expression) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Warehouse warehouse = open();
                Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT " + expression + " FROM etl.enrichment_audit ORDER BY audit_id")) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }

    private void execute(String sql) throws SQLException {
        try (Warehouse warehouse = open();
                Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Warehouse open() {
        return Warehouse.open(settings.read(WarehouseSettings.class), folder, List.of());
    }

    /** Answers without a network, by way of the chain. */
    private static final class Atlas implements LookupFactory {

        @Override
        public String source() {
            return "atlas";
        }

        @Override
        public Lookup create(LookupContext context) {
            return new Lookup() {
                @Override
                public String source() {
                    return "atlas";
                }

                @Override
                public Map<String, Values> find(Set<String> keys) throws Exception {
                    return context.calls()
                            .call(
                                    new Operation(OperationKind.API_CALL, "postcode-api"),
                                    () -> keys.stream()
                                            .collect(Collectors.toMap(
                                                    key -> key, key -> Values.of(Map.of("region", "X")))));
                }
            };
        }
    }
}
