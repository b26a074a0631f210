package dev.etlpipeline.resilience.retry;

import dev.etlpipeline.core.definition.DefinitionReader;
import dev.etlpipeline.core.engine.PipelineRunner;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.module.Modules;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A run of people by the whole engine, ten a chunk, with what a test registers. */
final class PeopleRun {

    static final int PEOPLE = 300;

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
    private final String url;
    private final Map<String, String> settings;
    private final Modules modules;

    /** @param more settings, such as {@code load.workers=1} */
    PeopleRun(Path folder, String url, String... more) {
        this.folder = folder;
        this.url = url;
        this.settings = new TreeMap<>(Map.of(
                "warehouse.url",
                url,
                "warehouse.connection-timeout",
                "PT1S",
                "load.chunk-rows",
                "10",
                "load.chunks-in-flight",
                "2",
                "resilience.retry.load.initial-wait",
                "PT0.05S",
                "resilience.retry.load.max-wait",
                "PT0.5S"));
        for (String assignment : more) {
            int equals = assignment.indexOf('=');
            settings.put(assignment.substring(0, equals), assignment.substring(equals + 1));
        }
        this.modules = new Modules();
    }

    /** What the run is made of; the retries have to be registered too. */
    Modules modules() {
        return modules;
    }

    /** With the retries as settings have them. */
    PeopleRun retried(boolean ledger) {
        Retries.install(modules, valid(), ledger, () -> {});
        return this;
    }

    private Settings valid() {
        return Settings.of(settings, RetrySettings.class);
    }

    RunResult run(boolean enrich) throws IOException {
        Path definition = Files.writeString(folder.resolve("people.yaml"), DEFINITION);
        StringBuilder people = new StringBuilder("person_id,postcode\n");
        for (int person = 1; person <= PEOPLE; person++) {
            people.append(person).append(",SW1A 1AA\n");
        }
        Path file = Files.writeString(folder.resolve("people.csv"), people);
        try (PipelineRunner runner = new PipelineRunner(modules, valid(), folder, Clock.systemUTC(), "test");
                InputFile input = InputFile.open(file, folder)) {
            return runner.run(new RunRequest(
                    new DefinitionReader().read(definition, PipelineRunner.catalogue(modules)),
                    input,
                    Long.MAX_VALUE,
                    false,
                    enrich));
        }
    }

    /** What is loaded, less who loaded it and when. */
    List<String> rows() throws SQLException {
        return query("SELECT person_id, postcode, region, source_record, row_hash FROM warehouse.people"
                + " ORDER BY source_record");
    }

    List<String> statuses() throws SQLException {
        return query("SELECT status FROM etl.enrichment_audit ORDER BY audit_id");
    }

    private List<String> query(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "", "");
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(found.getString(i)));
                }
                rows.add(String.join("|", values));
            }
            return rows;
        }
    }
}
