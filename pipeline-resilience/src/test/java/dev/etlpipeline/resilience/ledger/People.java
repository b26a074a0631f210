package dev.etlpipeline.resilience.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etlpipeline.core.engine.PipelineRunner;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Workspace.Output;
import dev.etlpipeline.core.run.Attempt;
import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.resilience.ResilienceModule;
import dev.etlpipeline.testkit.TestDatabase;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine;

/**
 * A pipeline with a name and a target of its own, and a file of people: one in seven has no name, and the first three
 * stand at the end once more. Each {@link #process} is as good as a process of its own.
 */
final class People {

    static final int PEOPLE = 40;
    static final int CHUNK = 7;

    private final TestDatabase database;
    private final Path home;
    private final String name =
            "t" + Long.toHexString(ThreadLocalRandom.current().nextLong());

    People(TestDatabase database, Path home) throws IOException {
        this.database = database;
        this.home = home;
        define("");
        write(lines(PEOPLE));
    }

    String name() {
        return name;
    }

    Path file() {
        return home.resolve("people.csv");
    }

    Path definition() {
        return home.resolve("pipelines/people.yaml");
    }

    void define(String steps) throws IOException {
        Files.createDirectories(definition().getParent());
        Files.writeString(definition(), """
                pipeline: %s
                source:
                  columns:
                    - {name: person_id, type: text, length: 10, key: true}
                    - {name: name, type: text, length: 50, required: true}
                %s
                target: {table: warehouse_test.%s}
                """.formatted(name, steps, name));
    }

    static List<String> lines(int people) {
        List<String> lines = new ArrayList<>(List.of("person_id,name"));
        for (int person = 1; person <= people; person++) {
            lines.add("p" + person + "," + (person % 7 == 0 ? "" : "Name " + person));
        }
        for (int person = 1; person <= 3; person++) {
            lines.add("p" + person + ",Changed " + person);
        }
        return lines;
    }

    void write(List<String> lines) throws IOException {
        Files.writeString(file(), String.join("\n", lines) + "\n");
    }

    Program process(PipelineModule... more) {
        return process(Map.of(), more);
    }

    /** @param settings beside those of every process */
    Program process(Map<String, String> settings, PipelineModule... more) {
        Map<String, String> all = new TreeMap<>(database.settings());
        all.put("load.chunk-rows", Integer.toString(CHUNK));
        all.put("load.chunks-in-flight", "2");
        all.put("lease.ttl", "PT0.3S");
        all.put("paths.definition", definition().toString());
        all.putAll(settings);
        List<PipelineModule> modules = new ArrayList<>(List.of(new ResilienceModule()));
        modules.addAll(List.of(more));
        return new Program(new TestWorkspace(home, all, modules.toArray(PipelineModule[]::new)));
    }

    /** What one line of a query says, values with a bar between. */
    List<String> query(String sql) throws SQLException {
        try (Warehouse warehouse = database.open();
                Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
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

    /** Its database stays open for as long as nobody closes this. */
    Warehouse open() {
        return database.open();
    }

    void execute(String sql) throws SQLException {
        try (Warehouse warehouse = database.open();
                Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Key, name and record of each row, in the order of keys. */
    List<String> content() throws SQLException {
        return query("SELECT person_id, name, source_record FROM warehouse_test." + name).stream()
                .sorted()
                .toList();
    }

    /** The content when the whole file is loaded. */
    static List<String> loaded() {
        List<String> rows = new ArrayList<>();
        for (int person = 1; person <= PEOPLE; person++) {
            if (person <= 3) {
                rows.add("p" + person + "|Changed " + person + "|" + (PEOPLE + person));
            } else if (person % 7 != 0) {
                rows.add("p" + person + "|Name " + person + "|" + person);
            }
        }
        return rows.stream().sorted().toList();
    }

    List<String> ledger() throws SQLException {
        return query("SELECT l.attempt, l.chunk, l.first_record, l.last_record FROM etl.chunk_ledger l"
                + " JOIN etl.run_request r ON r.run_id = l.run_id WHERE r.pipeline = '" + name
                + "' ORDER BY l.run_id, l.first_record");
    }

    /** Attempt, state and figures of each audit row. */
    List<String> audit() throws SQLException {
        return query("SELECT attempt, status, records_processed, rows_inserted, rows_updated, rows_unchanged,"
                + " rows_superseded, rows_quarantined FROM etl.enrichment_audit WHERE pipeline = '" + name
                + "' ORDER BY audit_id");
    }

    /** What a process does. */
    final class Program {

        private final TestWorkspace workspace;
        private final StringWriter refusals = new StringWriter();

        Program(TestWorkspace workspace) {
            this.workspace = workspace;
        }

        RunResult run() throws IOException {
            return run(Long.MAX_VALUE, file());
        }

        RunResult run(long limit, Path input) throws IOException {
            try (InputFile file = workspace.input(input.toString())) {
                workspace.run(new RunRequest(workspace.definition(null), file, limit, false, true), Output.TEXT);
                return workspace.lastRun();
            }
        }

        /** Goes on with the pipeline's latest run; gives the exit code. */
        int resume(String... args) throws SQLException {
            List<String> latest =
                    query("SELECT MAX(batch_id) FROM etl.enrichment_audit WHERE pipeline = '" + name + "'");
            return resumeThat(new RunId(latest.get(0)), args);
        }

        int resumeThat(RunId run, String... args) {
            List<String> all = new ArrayList<>(List.of(run.value()));
            all.addAll(List.of(args));
            return command(ResumeCommand.class, all.toArray(String[]::new));
        }

        /** As a resume that looked before somebody else's. */
        RunResult attempt(RunId run, int number) throws IOException {
            try (InputFile input = workspace.input(file().toString());
                    PipelineRunner runner = workspace.runner()) {
                return runner.run(new RunRequest(
                        workspace.definition(null), input, Long.MAX_VALUE, false, true, new Attempt(run, number)));
            }
        }

        int status(String... args) {
            return command(StatusCommand.class, args);
        }

        int command(Class<?> type, String... args) {
            Object command = workspace.modules().commands(workspace).stream()
                    .filter(type::isInstance)
                    .findFirst()
                    .orElseThrow();
            PrintWriter err = new PrintWriter(refusals, true);
            return new CommandLine(command)
                    .setErr(err)
                    .setExecutionExceptionHandler((failure, at, parsed) -> {
                        err.println(failure.getClass().getSimpleName() + ": " + failure.getMessage());
                        return 1;
                    })
                    .execute(args);
        }

        RunResult result() {
            return workspace.lastRun();
        }

        /** What commands refused, in one line. */
        String refused() {
            return refusals.toString().replaceAll("\\s+", " ");
        }

        String printed() {
            return workspace.printed();
        }

        /** The entries of this pipeline in what {@code status --json} says. */
        List<JsonNode> unfinished() throws IOException {
            status("--json");
            List<JsonNode> own = new ArrayList<>();
            String[] lines = workspace.printed().split("\n");
            new ObjectMapper().readTree(lines[lines.length - 1]).forEach(one -> {
                if (one.get("pipeline").asText().equals(name)) {
                    own.add(one);
                }
            });
            return own;
        }
    }
}
