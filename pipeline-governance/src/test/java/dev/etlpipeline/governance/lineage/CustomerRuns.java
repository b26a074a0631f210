package dev.etlpipeline.governance.lineage;

import dev.etlpipeline.core.control.RunAudit;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.engine.Rework;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.module.ManualAction;
import dev.etlpipeline.core.module.RewrittenRows;
import dev.etlpipeline.core.module.Workspace.Output;
import dev.etlpipeline.core.run.Accounting;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
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
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/** Runs of the customers' pipeline as it ships, under a name and into a table of its own. */
public final class CustomerRuns {

    static final String HEADER =
            "customer_id,first_name,last_name,email,phone,date_of_birth,postcode,company,status,registration_date";

    private final Path home;
    private final TestDatabase database;
    private final String name =
            "t" + Long.toHexString(ThreadLocalRandom.current().nextLong());
    private final Map<String, String> more = new TreeMap<>();

    public CustomerRuns(Path home, TestDatabase database) throws IOException {
        this.home = home;
        this.database = database;
        String shipped = Files.readString(Customers.project().resolve("seeds/pipelines/customers.yaml"));
        Files.writeString(
                home.resolve("customers.yaml"),
                shipped.replace("pipeline: customers", "pipeline: " + name)
                        .replace("table: warehouse.customer_enriched", "table: warehouse_test." + name));
    }

    public CustomerRuns with(String setting, String value) {
        more.put(setting, value);
        return this;
    }

    String table() {
        return "warehouse_test." + name;
    }

    String name() {
        return name;
    }

    public TestWorkspace workspace() {
        Map<String, String> settings = new TreeMap<>(database.settings());
        settings.put("paths.definition", "customers.yaml");
        settings.put("enrichment.postcode.source", TableLookups.SOURCE);
        settings.put("enrichment.company.source", TableLookups.SOURCE);
        settings.putAll(more);
        return new TestWorkspace(home, settings, new TableLookups(), new GovernanceModule());
    }

    public RunResult run(String... lines) throws IOException {
        return run(false, lines);
    }

    public RunResult run(boolean dry, String... lines) throws IOException {
        return runText(dry, HEADER + "\n" + String.join("\n", lines) + "\n");
    }

    /** Whatever stands in the file. */
    public RunResult runText(boolean dry, String text) throws IOException {
        Path file = Files.writeString(home.resolve("people.csv"), text);
        TestWorkspace workspace = workspace();
        PipelineDefinition definition = workspace.definition(null);
        try (InputFile input = workspace.input(file.toString())) {
            workspace.run(new RunRequest(definition, input, Long.MAX_VALUE, dry, true), Output.QUIET);
        }
        return workspace.lastRun();
    }

    /** A run without a file, told to listeners and to nobody else. */
    public String rework(String operation, long read, long updated) throws SQLException {
        TestWorkspace workspace = workspace();
        try (Warehouse warehouse = workspace.newWarehouse();
                Rework rework = rework(workspace, warehouse)) {
            rework.begun(operation);
            rework.ended(RunState.SUCCEEDED, new Accounting(read, 0, updated, read - updated, 0, 0), null);
            return rework.run().runId().value();
        }
    }

    /**
     * What a replay or a backfill does to the only row of the target, without its values.
     *
     * @param numbers whether the row gets the number of the run, as from a backfill
     */
    String rewrite(String operation, boolean numbers) throws SQLException {
        return rewrite(operation, numbers, true);
    }

    /** The same by a process that was killed behind its commit. */
    String rewriteAndDie(String operation) throws SQLException {
        return rewrite(operation, false, false);
    }

    private String rewrite(String operation, boolean numbers, boolean ends) throws SQLException {
        TestWorkspace workspace = workspace();
        PipelineDefinition definition = workspace.definition(null);
        try (Warehouse warehouse = workspace.newWarehouse();
                Rework rework = rework(workspace, warehouse);
                Connection tx = warehouse.dataSource().getConnection();
                Statement statement = tx.createStatement()) {
            long file;
            try (ResultSet row = statement.executeQuery("SELECT MAX(source_file_id) FROM " + table())) {
                row.next();
                file = row.getLong(1);
            }
            RunAudit audit = RunAudit.start(tx, rework.run(), operation, file, 1, "test");
            statement.executeUpdate("UPDATE " + table() + " SET modified_date = '"
                    + LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS) + "'"
                    + (numbers ? ", run_no = " + audit.runNo() : ""));
            workspace
                    .modules()
                    .actions()
                    .record(
                            tx,
                            new ManualAction("backfill", name, "all enrichments", 1, null),
                            new RewrittenRows(rework.run(), audit.runNo(), definition, List.of()));
            if (ends) {
                audit.end(tx, rework.run().clock(), RunState.SUCCEEDED, new Accounting(1, 0, 1, 0, 0, 0), null);
            }
            return rework.run().runId().value();
        }
    }

    private Rework rework(TestWorkspace workspace, Warehouse warehouse) {
        return new Rework(
                workspace.modules(),
                workspace.settings(),
                home,
                workspace.clock(),
                workspace.definition(null),
                warehouse);
    }

    /** The only row of the target, texts by column. */
    Map<String, String> row() throws SQLException {
        List<Map<String, String>> rows = query("SELECT * FROM " + table());
        if (rows.size() != 1) {
            throw new IllegalStateException(rows.size() + " rows");
        }
        return rows.get(0);
    }

    void empty() throws SQLException {
        try (Warehouse warehouse = database.open();
                Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM " + table());
        }
    }

    List<Map<String, String>> query(String sql) throws SQLException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (Warehouse warehouse = database.open();
                Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                Map<String, String> values = new TreeMap<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    Object value = row.getObject(i);
                    values.put(
                            row.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT),
                            value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value));
                }
                rows.add(values);
            }
        }
        return rows;
    }
}
