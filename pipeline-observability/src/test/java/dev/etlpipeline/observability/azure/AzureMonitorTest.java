package dev.etlpipeline.observability.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.observability.People;
import dev.etlpipeline.observability.log.TraceIds;
import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs that send to a stand-in of the ingestion endpoint, with the SDK as it ships. */
@Timeout(120)
class AzureMonitorTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    /** Below it the SDK keeps what it could not send. */
    private static final String TEMPORARY = "java.io.tmpdir";

    /** It looks there every thirty seconds. */
    private static final Duration LOOKS_AGAIN = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final Ingestion azure = new Ingestion();
    private final String temporary = System.getProperty(TEMPORARY);
    private People people;

    @BeforeEach
    void make() throws IOException {
        System.setProperty(TEMPORARY, folder.toString());
        people = new People(folder, H2Databases.inFolder(folder));
        people.with("observability.azure.connection-string", azure.connectionString())
                .with("observability.azure.metrics-every", "PT1H");
        people.file("Marker-1,30", "Marker-2,41", "Marker-3,200");
    }

    @AfterEach
    void stop() {
        azure.close();
        System.setProperty(TEMPORARY, temporary);
    }

    @Test
    @Criterion("azure-monitor.1")
    void metricsAndLogsGoThereByOneSetting() throws IOException {
        RunResult result = people.load();

        assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(azure.sum("etl.rows", "outcome", "inserted")).isEqualTo(2);
            assertThat(azure.sum("etl.rejects", "rule", "range")).isEqualTo(1);
            assertThat(azure.sum("etl.run.duration.count", "state", "succeeded"))
                    .isEqualTo(1);
            assertThat(azure.sum("etl.carbon", "pipeline", people.name())).isPositive();
            assertThat(azure.items("MessageData"))
                    .anySatisfy(line -> {
                        assertThat(line.path("properties").path("event").asText())
                                .isEqualTo("run.finished");
                        assertThat(line.path("properties").path("run_id").asText())
                                .isEqualTo(result.runId().value());
                        assertThat(line.path("severityLevel").asText()).isEqualTo("Information");
                    })
                    .anySatisfy(line -> assertThat(
                                    line.path("properties").path("event").asText())
                            .isEqualTo("run.started"));
        });
        assertThat(azure.items())
                .allSatisfy(item -> assertThat(
                                item.path("tags").path("ai.cloud.role").asText())
                        .isEqualTo("pipeline"));
        assertThat(azure.items().toString()).doesNotContain("Marker");
    }

    @Test
    @Criterion("azure-monitor.1")
    void tracesGoThereByOneSettingMore() throws IOException {
        people.with("observability.azure.traces", "true");

        RunResult result = people.load();

        String trace = TraceIds.traceId(result.runId());
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode run = azure.span("run " + people.name());
            JsonNode chunk = azure.span("chunk");
            JsonNode load = azure.span("load");
            assertThat(List.of(run, chunk, load)).allSatisfy(span -> {
                assertThat(Ingestion.tag(span, "ai.operation.id")).isEqualTo(trace);
                assertThat(Ingestion.tag(span, "ai.cloud.role")).isEqualTo("pipeline");
            });
            assertThat(Ingestion.tag(chunk, "ai.operation.parentId")).isEqualTo(Ingestion.id(run));
            assertThat(Ingestion.tag(load, "ai.operation.parentId")).isEqualTo(Ingestion.id(chunk));
            assertThat(Ingestion.said(run, "etl.run.state")).isEqualTo("SUCCEEDED");
            assertThat(Ingestion.said(chunk, "etl.rows.inserted")).isEqualTo("2");
            assertThat(Ingestion.tag(azure.span("COMMIT"), "ai.operation.parentId"))
                    .isNotEmpty();
        });
        assertThat(azure.items().toString()).doesNotContain("Marker");
    }

    @Test
    void tracesAreNotSentUnlessAskedFor() throws IOException {
        people.load();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(azure.items("MetricData")).isNotEmpty());
        assertThat(azure.items("RemoteDependencyData")).isEmpty();
    }

    @Test
    void linesAreTiedToTheRunsTrace() throws IOException {
        people.load();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(azure.items())
                        .filteredOn(item ->
                                item.path("data").path("baseType").asText().equals("MessageData"))
                        .anySatisfy(item -> {
                            JsonNode properties =
                                    item.path("data").path("baseData").path("properties");
                            assertThat(item.path("tags").path("ai.operation.id").asText())
                                    .isEqualTo(properties.path("trace_id").asText())
                                    .hasSize(32);
                        }));
    }

    @Test
    @Criterion("azure-monitor.2")
    void sendingGoesOnWhenTheServiceIsBack() throws IOException {
        TestWorkspace workspace = people.workspace();
        azure.isAway();

        RunResult missed = people.run(workspace, false);
        await().atMost(SOON).until(() -> azure.requests() > 0);
        azure.isThere();
        azure.forget();
        people.file("Marker-4,50");
        RunResult seen = people.run(workspace, false);

        assertThat(missed.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(seen.state()).isEqualTo(RunState.SUCCEEDED);
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(azure.sum("etl.rows", "outcome", "inserted")).isGreaterThanOrEqualTo(1);
            assertThat(azure.items("MessageData"))
                    .anyMatch(line -> line.path("properties")
                            .path("run_id")
                            .asText()
                            .equals(seen.runId().value()));
        });
    }

    @Test
    @Criterion("azure-monitor.2")
    void whatIsSentIntoAnOutageIsKept() throws IOException {
        people.with("observability.azure.traces", "true");
        azure.isAway();

        RunResult result = people.load();

        String trace = TraceIds.traceId(result.runId());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Ingestion.keptIn(folder))
                        .anyMatch(item -> Ingestion.isOf(item, "MetricData"))
                        .anyMatch(item -> Ingestion.isOf(item, "MessageData")
                                && Ingestion.tag(item, "ai.operation.id").equals(trace))
                        .anyMatch(item -> Ingestion.isOf(item, "RemoteDependencyData")
                                && Ingestion.tag(item, "ai.operation.id").equals(trace)));
    }

    @Test
    @Criterion("azure-monitor.2")
    void whatIsKeptIsSentWhenTheServiceIsBack() throws IOException {
        people.with("observability.azure.traces", "true")
                .with("observability.azure.logs", "false")
                .with("observability.azure.metrics", "false");
        azure.isAway();

        people.load();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Ingestion.keptIn(folder)).isNotEmpty());
        azure.isThere();
        azure.forget();

        await().atMost(LOOKS_AGAIN)
                .untilAsserted(() -> assertThat(Ingestion.said(azure.span("run " + people.name()), "etl.run.state"))
                        .isEqualTo("SUCCEEDED"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Ingestion.keptIn(folder)).isEmpty());
    }

    @Test
    @Criterion("azure-monitor.2")
    void aServiceThatIsClosedHoldsNothingUp() throws IOException {
        azure.close();

        assertThat(people.load().state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    @Criterion("azure-monitor.2")
    void aServiceThatDoesNotAnswerHoldsNothingUp() throws IOException {
        people.with("observability.azure.end-wait", "PT0.2S");
        azure.hangs();

        RunResult result = people.load();

        assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(result.accounting().inserted()).isEqualTo(2);
    }

    @Test
    void nobodyIsAskedWithoutAConnectionString() throws IOException {
        People others = new People(folder, H2Databases.inFolder(folder));

        assertThat(others.load().state()).isEqualTo(RunState.SUCCEEDED);

        assertThat(azure.requests()).isZero();
    }

    @Test
    void eachKindCanBeLeftOut() throws IOException {
        people.with("observability.azure.logs", "false");

        people.load();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(azure.items("MetricData")).isNotEmpty());
        assertThat(azure.items())
                .allSatisfy(item ->
                        assertThat(item.path("data").path("baseType").asText()).isEqualTo("MetricData"));
    }

    @Test
    void onlyLinesOfTheLevelThatIsAskedForAreSent() throws IOException {
        people.with("observability.azure.log-level", "error");

        people.load();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(azure.items("MetricData")).isNotEmpty());
        assertThat(azure.items("MessageData")).isEmpty();
    }
}
