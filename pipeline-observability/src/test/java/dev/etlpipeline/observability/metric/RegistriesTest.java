package dev.etlpipeline.observability.metric;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.settings.SettingsException;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.observability.WatchedRun;
import dev.etlpipeline.observability.serve.MetricsText;
import dev.etlpipeline.testkit.H2Databases;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric.DataCase;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where metrics go. */
class RegistriesTest {

    private static final String[] PEOPLE = {"1,Ann,31,SW1A 1AA", "2,,44,SW1A 1AA"};
    private static final WireMockServer SERVER =
            new WireMockServer(wireMockConfig().dynamicPort());

    @TempDir
    private Path folder;

    private WatchedRun run;

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void make() throws IOException {
        SERVER.resetAll();
        run = new WatchedRun(folder, H2Databases.inFolder(folder)).asking(SERVER, "SW1A 1AA");
    }

    private WatchedRun pushing() {
        return run.with("observability.metrics.otlp", "true")
                .with("observability.metrics.otlp-every", "PT1H")
                .with("observability.metrics.otlp-url", SERVER.baseUrl() + "/v1/metrics");
    }

    @Test
    void pushesByOtlpAtTheEndOfARun() throws IOException {
        SERVER.stubFor(post("/v1/metrics").willReturn(ok()));

        pushing().load(PEOPLE);

        byte[] body = SERVER.findAll(postRequestedFor(urlEqualTo("/v1/metrics")))
                .get(0)
                .getBody();
        ResourceMetrics pushed = ExportMetricsServiceRequest.parseFrom(body).getResourceMetrics(0);
        assertThat(pushed.getResource().getAttributesList())
                .anyMatch(attribute -> attribute.getKey().equals("service.name")
                        && attribute.getValue().getStringValue().equals("pipeline"));
        Map<String, Double> rows = new HashMap<>();
        Map<String, DataCase> kinds = new HashMap<>();
        pushed.getScopeMetrics(0).getMetricsList().forEach(metric -> {
            kinds.put(metric.getName(), metric.getDataCase());
            if (metric.getName().equals("etl.rows")) {
                for (NumberDataPoint point : metric.getSum().getDataPointsList()) {
                    point.getAttributesList().stream()
                            .filter(attribute -> attribute.getKey().equals("outcome"))
                            .forEach(attribute -> rows.merge(
                                    attribute.getValue().getStringValue(), point.getAsDouble(), Double::sum));
                }
            }
        });
        assertThat(rows).containsOnly(Map.entry("inserted", 1.0), Map.entry("quarantined", 1.0));
        assertThat(kinds).containsEntry("http.client.request.duration", DataCase.HISTOGRAM);
        assertThat(new String(body, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("Ann", "SW1A");
    }

    @Test
    void letsARunEndWellWhereTheCollectorFails() throws IOException {
        SERVER.stubFor(post("/v1/metrics").willReturn(aResponse().withStatus(500)));

        RunResult result = pushing().load(PEOPLE);

        assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
        SERVER.verify(postRequestedFor(urlEqualTo("/v1/metrics")));
    }

    @Test
    void refusesACollectorThatNothingCanBeSentTo() {
        run.with("observability.metrics.otlp", "true").with("observability.metrics.otlp-url", "collector:4318");

        assertThatThrownBy(run::workspace)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("observability.metrics.otlp-url: must be an http or https URL, such as"
                        + " http://127.0.0.1:4318/v1/metrics");
    }

    @Test
    @Criterion("execution-metrics.4")
    void writesAJsonFileAtTheEndOfARun() throws IOException {
        run.with("observability.metrics.json", "true").with("observability.metrics.json-every", "PT0.05S");

        RunResult result = run.load(PEOPLE);

        JsonNode file = new ObjectMapper()
                .readTree(
                        run.reports().resolve(result.runId() + ".metrics.json").toFile());
        assertThat(file.path("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(file.path("metrics")).anySatisfy(metric -> {
            assertThat(metric.path("name").asText()).isEqualTo("etl.rows");
            assertThat(metric.path("tags").path("outcome").asText()).isEqualTo("quarantined");
            assertThat(metric.path("count").asDouble()).isEqualTo(1);
        });
        assertThat(file.toString()).doesNotContain("Ann", "SW1A");
    }

    @Test
    void keepsEachRunsFiguresApart() throws IOException {
        run.with("observability.metrics.json", "true");
        run.load(PEOPLE);

        RunResult second = run.load("7,Gus,7,SW1A 1AA");

        JsonNode file = new ObjectMapper()
                .readTree(
                        run.reports().resolve(second.runId() + ".metrics.json").toFile());
        assertThat(file.path("metrics"))
                .filteredOn(metric -> metric.path("name").asText().equals("etl.rows")
                        && metric.path("count").asDouble() > 0)
                .singleElement()
                .satisfies(metric ->
                        assertThat(metric.path("tags").path("outcome").asText()).isEqualTo("inserted"));
    }

    @Test
    void goesOnWithoutPrometheusWhereItIsOff() throws IOException {
        run.with("observability.metrics.prometheus", "false");

        run.load(PEOPLE);

        assertThat(run.metrics().scrape()).isEmpty();
        assertThat(run.metrics().exposed()).isEmpty();
    }

    @Test
    void showTheServerRunsOfOtherProcesses() throws IOException {
        WatchedRun server = new WatchedRun(folder, H2Databases.inFolder(folder));
        server.workspace();
        MetricsText text = server.metrics().exposed().orElseThrow();
        String before = text.scrape();

        run.load(PEOPLE);

        Scraped after = Scraped.of(text.scrape());
        assertThat(before).isEqualTo("# no run has left metrics here yet\n");
        assertThat(after.by("etl_rows_total", "outcome")).isEqualTo(Map.of("inserted", 1.0, "quarantined", 1.0));
        assertThat(after.sum("etl_run_duration_seconds_count", Map.of("state", "succeeded")))
                .isEqualTo(1);
        assertThat(after.names())
                .contains("http_client_request_duration_seconds_bucket", "process_cpu_time_seconds_total")
                .doesNotContain("jvm_memory_used_bytes");
        assertThat(text.contentType()).contains("version=0.0.4");
    }

    @Test
    void showTheServerItsOwnProcessWhereRunsLeaveNothing() throws IOException {
        run.with("observability.live.keep", "0");
        run.workspace();

        MetricsText text = run.metrics().exposed().orElseThrow();

        assertThat(Scraped.of(text.scrape()).names()).contains("jvm_memory_used_bytes");
        run.load(PEOPLE);
        assertThat(Scraped.of(text.scrape()).sum("etl_rows_total", Map.of())).isEqualTo(2);
    }
}
