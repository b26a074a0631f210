package dev.etlpipeline.chaos.databaseloss;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etlpipeline.chaos.child.ChildEvent;
import dev.etlpipeline.chaos.child.ChildPipeline;
import dev.etlpipeline.chaos.child.ChildSetup;
import dev.etlpipeline.chaos.child.Ended;
import dev.etlpipeline.chaos.child.Installed;
import dev.etlpipeline.chaos.experiment.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Watches a load from outside, as whoever is on call does: by {@code health}, and by the metrics that the run leaves. Where
 * observability is not installed nobody can, and its invariants are skipped.
 */
final class Onlooker {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String METRICS = ".metrics.json";
    private static final Finding NOBODY = Finding.skipped("module observability is not installed");

    private Finding whileAway = Finding.broken("nobody asked for health while the database was away");
    private Finding afterwards = Finding.broken("nobody asked for health when it was back");

    /** What a load needs so that it can be watched; nothing where nobody would know the setting. */
    static Map<String, String> settings() {
        return Installed.observability() ? Map.of("observability.metrics.json", "true") : Map.of();
    }

    /** Asks while the database is away; takes as long as a connection may. */
    void lookWhileAway(ChildSetup setup) throws IOException {
        whileAway = Installed.observability() ? looked(setup, "DOWN", 1) : NOBODY;
    }

    void lookAfterwards(ChildSetup setup) throws IOException {
        afterwards = Installed.observability() ? looked(setup, "UP", 0) : NOBODY;
    }

    Finding saidDown() {
        return whileAway;
    }

    Finding saidUpAgain() {
        return afterwards;
    }

    private static Finding looked(ChildSetup setup, String wanted, int exitCode) throws IOException {
        // Of a pipeline whose run is well when its database is: what it asks of APIs is none of this drill.
        Ended health = setup.setting("enrichment.postcode.base-url", "stand-in:postcode-api")
                .setting("enrichment.company.base-url", "stand-in:company-api")
                .setting("enrichment.company.api-key", "drill")
                .here("health", "--json");
        JsonNode report = JSON.readTree(health.out());
        String database = elements(report.path("parts"))
                .filter(part -> part.path("name").asText().equals("database"))
                .map(part -> part.path("status").asText())
                .findFirst()
                .orElse("not looked at");
        List<String> down = elements(report.path("parts"))
                .filter(part -> part.path("status").asText().equals("DOWN"))
                .map(part -> part.path("name").asText())
                .toList();
        return Finding.of(
                database.equals(wanted) && health.exitCode() == exitCode,
                "health is " + report.path("status").asText() + ", the database " + database + ", exit code "
                        + health.exitCode() + ", DOWN are " + down);
    }

    /** The run's own file of metrics beside what the run told while it went on. */
    static Finding metricsTell(Path folder, ChildPipeline child, long rows) throws IOException {
        if (!Installed.observability()) {
            return NOBODY;
        }
        List<JsonNode> metrics = metrics(folder);
        double retries = sum(metrics, "etl.retries", "event", "attempt");
        double failed = sum(metrics, "etl.operation.duration", "outcome", "failed");
        double counted = metrics.stream()
                .filter(one -> one.path("name").asText().equals("etl.rows"))
                .mapToDouble(one -> one.path("count").asDouble())
                .sum();
        List<ChildEvent> told = child.events();
        long attempts =
                told.stream().filter(event -> event.isSignal("retry.attempt")).count();
        return Finding.of(
                attempts > 0 && retries == attempts && counted == rows,
                String.format(
                        "metrics: %.0f retries, %.0f operations failed for good, %.0f rows; the run told of %d"
                                + " retries, the file has %d rows",
                        retries, failed, counted, attempts, rows));
    }

    private static List<JsonNode> metrics(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            Path file = files.filter(one -> one.toString().endsWith(METRICS))
                    .filter(one -> !one.toString().contains("control"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the run left no file of metrics"));
            return elements(JSON.readTree(file.toFile()).path("metrics")).toList();
        }
    }

    private static double sum(List<JsonNode> metrics, String name, String tag, String value) {
        return metrics.stream()
                .filter(one -> one.path("name").asText().equals(name))
                .filter(one -> one.path("tags").path(tag).asText().equals(value))
                .mapToDouble(one -> one.path("count").asDouble())
                .sum();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
