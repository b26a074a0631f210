package dev.etlpipeline.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etlpipeline.core.control.RunLease;
import dev.etlpipeline.core.engine.Rework;
import dev.etlpipeline.core.run.Accounting;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work on rows that the target holds leaves what runs leave: a log of its own, metrics, figures. */
class ReworkTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private TestWorkspace workspace;
    private String run;

    @BeforeEach
    void work() throws Exception {
        People people = new People(folder, H2Databases.inFolder(folder)).with("observability.metrics.json", "true");
        people.load();
        workspace = people.workspace();
        try (Warehouse warehouse = workspace.warehouse("test"); // before it begins, as ./pipeline backfill has it
                Rework rework = new Rework(
                        workspace.modules(),
                        workspace.settings(),
                        folder,
                        workspace.clock(),
                        workspace.definition(null),
                        warehouse)) {
            run = rework.run().runId().value();
            rework.begun("BACKFILL");
            try (RunLease lease = rework.lease();
                    Connection connection = warehouse.dataSource().getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM etl.enrichment_audit")) {
                assertThat(lease.fence()).isPositive();
                assertThat(rows.next()).isTrue();
            }
            rework.ended(RunState.SUSPENDED, new Accounting(5, 0, 3, 2, 0, 0), null);
        }
    }

    private List<JsonNode> log() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("var/logs"))) {
            Path log = files.filter(file -> file.toString().endsWith(run + ".jsonl"))
                    .findFirst()
                    .orElseThrow();
            List<JsonNode> lines = new ArrayList<>();
            for (String line : Files.readAllLines(log)) {
                lines.add(JSON.readTree(line));
            }
            return lines;
        }
    }

    private JsonNode report(String name) throws IOException {
        return JSON.readTree(folder.resolve("var/reports").resolve(run + name).toFile());
    }

    @Test
    void hasALogOfItsOwn() throws IOException {
        List<JsonNode> log = log();

        assertThat(log)
                .allSatisfy(line -> assertThat(line.path("run_id").asText()).isEqualTo(run));
        assertThat(log.get(0).path("event").asText()).isEqualTo("rework.started");
        assertThat(log.get(0).path("operation").asText()).isEqualTo("BACKFILL");
        assertThat(log)
                .filteredOn(line -> line.path("event").asText().equals("run.stopped"))
                .singleElement()
                .satisfies(end -> {
                    assertThat(end.path("state").asText()).isEqualTo("SUSPENDED");
                    assertThat(end.path("read").asLong()).isEqualTo(5);
                    assertThat(end.path("updated").asLong()).isEqualTo(3);
                });
    }

    @Test
    void isMeasuredWithItsSql() throws IOException {
        assertThat(report(".json").path("operation").asText()).isEqualTo("BACKFILL");
        assertThat(report(".json").path("account").path("updated").asLong()).isEqualTo(3);
        assertThat(report(".json").path("database").path("statements").asLong()).isPositive();
        assertThat(report(".metrics.json").path("metrics"))
                .filteredOn(metric -> metric.path("name").asText().equals("etl.rows"))
                .extracting(metric -> metric.path("tags").path("outcome").asText() + " "
                        + metric.path("count").asLong())
                .containsExactly("unchanged 2", "updated 3");
    }
}
