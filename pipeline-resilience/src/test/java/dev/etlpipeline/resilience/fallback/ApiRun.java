package dev.etlpipeline.resilience.fallback;

import dev.etlpipeline.core.call.Operation;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.definition.DefinitionReader;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.engine.PipelineRunner;
import dev.etlpipeline.core.engine.Rework;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.load.CodecEdge;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.load.ValueCodec;
import dev.etlpipeline.core.module.Concealment;
import dev.etlpipeline.core.module.Modules;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.RewrittenRows;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.core.settings.EnrichmentSettings;
import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.resilience.ResilienceModule;
import dev.etlpipeline.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs of a pipeline that asks both APIs, with the module installed: two records a chunk, one chunk at a time. */
final class ApiRun {

    private static final String DEFINITION = """
            pipeline: NAME
            source:
              columns:
                - {name: customer_id, type: text, length: 10, key: true}
                - {name: postcode, type: text, length: 10}
                - {name: company, type: text, length: 50}
                - {name: status, type: text, length: 20}
            derived:
              - {name: risk, type: text, length: 10}
              - {name: risk_score, type: integer}
              - {name: risk_factors, type: text, length: 100}
            steps:
              - {step: risk, after: enrichment, into: [risk, risk_score, risk_factors]}
            enrichments:
              - name: postcode
                key: postcode
                found: geo_enriched
                fields:
                  - {from: region, column: region, type: text, length: 100}
                  - {from: district, column: district, type: text, length: 100}
                  - {from: longitude, column: longitude, type: decimal, precision: 9, scale: 6}
              - name: company
                key: company
                fields:
                  - {from: company_number, column: company_number, type: text, length: 10}
                  - {from: company_size, column: company_size, type: text, length: 10}
            target: {table: warehouse_test.NAME}
            """;

    private final Path folder;
    private final TestDatabase database;
    private final String name =
            "t" + Long.toHexString(ThreadLocalRandom.current().nextLong());
    private final Map<String, String> settings = new TreeMap<>();
    private final List<Signal> signals = new ArrayList<>();
    private final List<String> reworks = new ArrayList<>();
    private Concealment concealment = Concealment.NONE;
    private final List<ValueCodec> codecs = new ArrayList<>();
    private final List<RewrittenRows> recorded = new ArrayList<>();
    private Consumer<Long> onCommit = chunk -> {};
    private Action onAsked = () -> {};
    final TestClock clock = new TestClock();

    ApiRun(Path folder, TestDatabase database, FakeApis apis) throws SQLException {
        this.folder = folder;
        this.database = database;
        settings.putAll(database.settings());
        settings.put("load.chunk-rows", "2");
        settings.put("load.chunks-in-flight", "1");
        // Each call is made once: what is counted is what the breaker lets through.
        settings.put("resilience.retry.enabled", "false");
        settings.put("enrichment.postcode.base-url", apis.postcodes().url());
        settings.put("enrichment.postcode.bulk-size", "1");
        settings.put("enrichment.postcode.max-concurrent", "1");
        settings.put("enrichment.company.base-url", apis.companies().url());
        settings.put("enrichment.company.api-key", "key");
        settings.put("enrichment.company.max-concurrent", "1");
        for (String api : List.of("postcode", "company")) {
            settings.put("resilience.api." + api + ".window", "4");
            settings.put("resilience.api." + api + ".minimum-calls", "4");
            settings.put("resilience.api." + api + ".trial-calls", "2");
        }
        try (Warehouse warehouse = database.open()) {
            warehouse.migrate("core", Warehouse.CORE_MIGRATIONS);
            warehouse.migrate("resilience", "db/migration/resilience/{dialect}");
        }
        execute("DELETE FROM etl.enrichment_cache");
        // What tests of the import leave on a server that all share would answer here.
        execute("DELETE FROM etl.reference_postcode");
        execute("DELETE FROM etl.reference_import");
    }

    ApiRun set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** After a chunk's commit, before the next one is read. */
    ApiRun onCommit(Consumer<Long> action) {
        onCommit = action;
        return this;
    }

    /** With each call of an API that was answered. */
    void onAsked(Action action) {
        onAsked = action;
    }

    /** Something that a test does in between. */
    interface Action {
        void run() throws Exception;
    }

    /** @param records each {@code customer_id,postcode,company,status} */
    RunResult of(String... records) throws IOException {
        Settings read = settings();
        Modules modules = modules(read);
        Path people = Files.writeString(
                folder.resolve("customers.csv"),
                "customer_id,postcode,company,status\n" + String.join("\n", records) + "\n");
        signals.clear();
        try (PipelineRunner runner = new PipelineRunner(modules, read, folder, clock, "test");
                InputFile input = InputFile.open(people, folder)) {
            return runner.run(new RunRequest(definition(modules), input, Long.MAX_VALUE, false, true));
        }
    }

    private Settings settings() {
        return Settings.of(settings, new ResilienceModule().settings().toArray(Class<?>[]::new));
    }

    /** @param enrichment null for all */
    BackfillResult backfill(@Nullable String enrichment) throws Exception {
        return backfill(enrichment, codecs);
    }

    BackfillResult backfill(@Nullable String enrichment, List<? extends ValueCodec> asked) throws Exception {
        Settings read = settings();
        Modules modules = modules(read);
        PipelineDefinition definition = definition(modules);
        BackfillPlan plan = BackfillPlan.of(definition, read.read(EnrichmentSettings.class), enrichment);
        plan.requireTrueValues(definition, List.copyOf(asked));
        signals.clear();
        try (Warehouse warehouse = open();
                Rework rework = new Rework(modules, read, folder, clock, definition, warehouse)) {
            CodecEdge edge = new CodecEdge(definition.schema(), List.copyOf(asked));
            MarkedRows marked = new MarkedRows(warehouse.dialect(), modules.target(definition), edge, plan.marks());
            return new Backfill(
                            rework, definition, warehouse, marked, edge, "test", (tx, filled) -> recorded.add(filled))
                    .of(plan.enrichments(), rows -> {});
        }
    }

    ApiRun concealing(Concealment other) {
        concealment = other;
        return this;
    }

    /** Registered by a module. */
    ApiRun encoding(ValueCodec codec) {
        codecs.add(codec);
        return this;
    }

    /** What each page of a backfill put on record. */
    List<RewrittenRows> recorded() {
        return recorded;
    }

    Modules modules(Settings read) {
        return Modules.install(List.of(new ResilienceModule(), new Ear()), read);
    }

    PipelineDefinition definition(Modules modules) throws IOException {
        Path file = Files.writeString(folder.resolve("customers.yaml"), DEFINITION.replace("NAME", name));
        return new DefinitionReader().read(file, PipelineRunner.catalogue(modules));
    }

    /** What listeners were told of backfills: their begin, and their end with its account. */
    List<String> reworks() {
        return List.copyOf(reworks);
    }

    List<String> signals() {
        return signals.stream().map(Signal::name).toList();
    }

    String message(String signal) {
        return signals.stream()
                .filter(one -> one.name().equals(signal))
                .map(Signal::message)
                .findFirst()
                .orElse("");
    }

    /** Each row's customer, enrichment, risk, status and provenance. */
    List<String> rows() throws SQLException {
        return query("SELECT customer_id, region, district, company_size, risk_factors, enrichment_status, data_source"
                + " FROM warehouse_test." + name + " ORDER BY customer_id");
    }

    /** What a digest covers: all but provenance and technical columns. */
    List<String> contents() throws SQLException {
        return query("SELECT customer_id, postcode, company, status, region, district, longitude, geo_enriched,"
                + " company_number, company_size, risk, risk_score, risk_factors, enrichment_status, row_hash,"
                + " enrichment_hash FROM warehouse_test." + name + " ORDER BY customer_id");
    }

    List<String> audit() throws SQLException {
        return query("SELECT operation_type, status, records_processed, rows_updated, rows_unchanged, error_message"
                + " FROM etl.enrichment_audit WHERE pipeline = '" + name + "' ORDER BY audit_id");
    }

    String table() {
        return "warehouse_test." + name;
    }

    void execute(String sql) throws SQLException {
        try (Warehouse warehouse = open();
                Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    List<String> query(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Warehouse warehouse = open();
                Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    Object value = row.getObject(i);
                    values.add(
                            value instanceof byte[] bytes
                                    ? java.util.HexFormat.of().formatHex(bytes)
                                    : "" + value);
                }
                rows.add(String.join(" | ", values));
            }
        }
        return rows;
    }

    private Warehouse open() {
        return database.open();
    }

    /** Hears what the run tells. */
    private final class Ear implements PipelineModule, RunListener {

        @Override
        public String name() {
            return "ear";
        }

        @Override
        public List<Class<?>> settings() {
            return List.of();
        }

        @Override
        public void install(Registry registry, SettingsReader reader) {
            registry.listen(this);
            registry.conceal(concealment);
            codecs.forEach(registry::codec);
        }

        @Override
        public void signalled(RunContext run, Signal signal) {
            synchronized (signals) {
                signals.add(signal);
            }
        }

        @Override
        public void reworkStarted(RunContext run, String operation, PipelineDefinition definition) {
            reworks.add(operation + " " + run.pipeline());
        }

        @Override
        public void reworkFinished(RunContext run, RunResult result) {
            reworks.add(result.state() + " read " + result.accounting().read() + ", updated "
                    + result.accounting().updated() + ", unchanged "
                    + result.accounting().unchanged()
                    + result.failed().map(why -> ", failed").orElse(""));
        }

        @Override
        public void operationFinished(RunContext run, Operation operation, Duration took) {
            if (operation.kind() == OperationKind.API_CALL) {
                try {
                    onAsked.run();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        @Override
        public void chunkCommitted(RunContext run, LoadedChunk chunk) {
            onCommit.accept(chunk.chunk().number());
        }
    }
}
