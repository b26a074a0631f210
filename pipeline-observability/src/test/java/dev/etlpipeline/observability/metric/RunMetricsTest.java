package dev.etlpipeline.observability.metric;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.etlpipeline.core.call.Call;
import dev.etlpipeline.core.call.Interceptor;
import dev.etlpipeline.core.call.Layer;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.enrich.ApiException;
import dev.etlpipeline.core.enrich.LookupSkipped;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.observability.WatchedRun;
import dev.etlpipeline.testkit.H2Databases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run leaves in the registry, looked at as Prometheus would. */
class RunMetricsTest {

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
        run = new WatchedRun(folder, H2Databases.inFolder(folder)).asking(SERVER, "SW1A 1AA", "EH1 1YZ");
    }

    private Scraped scraped() {
        return Scraped.of(run.metrics().scrape());
    }

    @Test
    @Criterion("execution-metrics.1")
    void timesEveryOperationOfARun() throws IOException {
        run.load("1,Ann,31,SW1A 1AA", "2,Bo,44,EH1 1YZ");

        Scraped scraped = scraped();

        for (String operation : List.of("extract", "transform", "validate", "enrich")) {
            assertThat(scraped.sum(
                            "etl_operation_duration_seconds_count",
                            Map.of("operation", operation, "target", run.name(), "outcome", "ok")))
                    .as(operation)
                    .isGreaterThanOrEqualTo(1);
        }
        assertThat(scraped.sum(
                        "etl_operation_duration_seconds_count",
                        Map.of("operation", "load", "target", "warehouse", "outcome", "ok")))
                .isEqualTo(1);
        assertThat(scraped.sum(
                        "etl_operation_duration_seconds_count",
                        Map.of("operation", "api-call", "target", "postcode-api", "outcome", "ok")))
                .isEqualTo(2);
    }

    @Test
    void countsRowsByOutcomeAndRejectsByRule() throws IOException {
        run.with("load.chunk-rows", "1");
        run.load("1,Ann,31,SW1A 1AA", "2,,44,EH1 1YZ", "3,Cy,200,EH1 1YZ", "4,Di,old,EH1 1YZ", "5,Ed,5,SW1A 1AA");
        run.load("1,Ann,32,SW1A 1AA", "5,Ed,5,SW1A 1AA");

        Scraped scraped = scraped();

        Map<String, Double> rows = scraped.by("etl_rows_total", "outcome");
        assertThat(rows)
                .containsOnly(
                        Map.entry("inserted", 2.0),
                        Map.entry("updated", 1.0),
                        Map.entry("unchanged", 1.0),
                        Map.entry("quarantined", 3.0));
        assertThat(scraped.by("etl_rejects_rows_total", "rule"))
                .containsOnly(Map.entry("required", 1.0), Map.entry("range", 1.0), Map.entry("type", 1.0));
        assertThat(scraped.by("etl_enrichment_rows_total", "source")).containsKeys("api", "cache");
        assertThat(scraped.sum("etl_run_duration_seconds_count", Map.of("state", "succeeded")))
                .isEqualTo(2);
        assertThat(scraped.sum("etl_chunks_in_flight_chunks", Map.of())).isZero();
    }

    @Test
    @Criterion("api-monitoring.1")
    @Criterion("execution-metrics.3")
    void measuresEachAttemptAtAnApiBeneathTheRetries() throws IOException {
        SERVER.stubFor(post("/postcodes")
                .withRequestBody(equalToJson("{\"postcodes\": [\"E1 1AA\"]}"))
                .willReturn(aResponse().withStatus(503).withFixedDelay(30)));
        run.with(new ThreeTimes());

        run.load("1,Ann,31,SW1A 1AA", "2,Bo,44,E1 1AA");

        Scraped scraped = scraped();
        Map<String, String> failed = Map.of(
                "api",
                "postcode-api",
                "http_response_status_code",
                "503",
                "error_type",
                "status",
                "http_request_method",
                "POST");
        String seconds = "http_client_request_duration_seconds";
        assertThat(scraped.sum(seconds + "_count", failed)).isEqualTo(3);
        assertThat(scraped.sum(seconds + "_sum", failed)).isBetween(0.09, 60.0);
        assertThat(scraped.sum(seconds + "_count", Map.of("error_type", "none", "http_response_status_code", "200")))
                .isEqualTo(1);
        assertThat(scraped.sum(seconds + "_bucket", Map.of("error_type", "status", "le", "0.025")))
                .isZero();
        assertThat(scraped.sum(seconds + "_bucket", Map.of("error_type", "status", "le", "+Inf")))
                .isEqualTo(3);
        assertThat(scraped.sum(
                        "etl_operation_duration_seconds_count", Map.of("operation", "api-call", "outcome", "failed")))
                .isEqualTo(1);
    }

    @Test
    @Criterion("api-monitoring.2")
    void countsFailedCallsByKind() throws IOException {
        SERVER.stubFor(post("/postcodes")
                .withRequestBody(equalToJson("{\"postcodes\": [\"E1 1AA\"]}"))
                .willReturn(aResponse().withBody("no JSON")));
        run.with(new ThreeTimes());
        run.load("1,Ann,31,E1 1AA");
        assertThat(scraped().sum("http_client_request_duration_seconds_count", Map.of("error_type", "malformed-body")))
                .isEqualTo(3);

        WatchedRun nobody = new WatchedRun(folder, H2Databases.inFolder(folder)).with(new ThreeTimes());
        nobody.load("1,Ann,31,E1 1AA");

        assertThat(Scraped.of(nobody.metrics().scrape())
                        .sum("http_client_request_duration_seconds_count", Map.of("error_type", "connect")))
                .isEqualTo(3);
    }

    @Test
    @Criterion("api-monitoring.3")
    void followsCircuitBreakersAndRetriesBySignals() throws IOException {
        run.with(new Signalling(
                new Signal("retry.attempt", "once more", Map.of("target", "postcode-api")),
                new Signal("retry.attempt", "once more", Map.of("kind", "EXTRACT", "target", "secret-file.csv")),
                new Signal("circuit.opened", "enough", Map.of("api", "postcode-api")),
                new Signal("circuit.opened", "enough", Map.of("api", "company-api")),
                new Signal("circuit.half-open", "tried", Map.of("api", "company-api")),
                new Signal("circuit.closed", "well again", Map.of("api", "company-api"))));

        run.load("1,Ann,31,SW1A 1AA");

        Scraped scraped = scraped();
        assertThat(scraped.by("etl_circuit_state", "api"))
                .containsOnly(Map.entry("postcode-api", 2.0), Map.entry("company-api", 0.0));
        assertThat(scraped.sum("etl_retries_events_total", Map.of("target", "postcode-api", "event", "attempt")))
                .isEqualTo(1);
        assertThat(scraped.by("etl_retries_events_total", "target"))
                .as("no file's name")
                .containsOnlyKeys("postcode-api", run.name());
        assertThat(scraped.by("etl_signals_events_total", "signal")).containsEntry("circuit.opened", 2.0);
    }

    @Test
    @Criterion("database-monitoring.2")
    void hasThePoolsUsage() throws IOException {
        run.with("warehouse.pool-size", "3");
        run.load("1,Ann,31,SW1A 1AA");

        Scraped scraped = scraped();

        assertThat(scraped.sum("db_client_connection_use_time_seconds_count", Map.of()))
                .isGreaterThan(1);
        assertThat(scraped.sum("db_client_connection_wait_time_seconds_count", Map.of()))
                .isGreaterThan(1);
        assertThat(scraped.names()).contains("db_client_connection_pending_requests");
        assertThat(scraped.by("db_client_connection_count_connections", "db_client_connection_state"))
                .as("closed with the run")
                .containsOnly(Map.entry("used", 0.0), Map.entry("idle", 0.0));
    }

    @Test
    @Criterion("execution-metrics.2")
    void hasMemoryCollectionsAndCpu() throws IOException {
        run.load("1,Ann,31,SW1A 1AA");

        Scraped scraped = scraped();

        assertThat(scraped.sum("jvm_memory_used_bytes", Map.of("jvm_memory_type", "heap")))
                .isPositive();
        assertThat(scraped.sum("process_cpu_time_seconds_total", Map.of())).isPositive();
        assertThat(scraped.names()).contains("jvm_gc_duration_seconds_count", "jvm_gc_memory_allocated_bytes_total");
    }

    @Test
    void letsNoOtherNameOut() throws IOException {
        run.load("1,Ann,31,SW1A 1AA", "2,,44,EH1 1YZ");
        TreeSet<String> known = new TreeSet<>();
        for (Metric metric : Metric.values()) {
            known.add(MetricsPage.prometheus(metric));
        }

        for (String name : scraped().names()) {
            assertThat(known).as(name).contains(name.replaceAll("_(count|sum|max|bucket)$", ""));
        }
    }

    @Test
    void holdsNoValueOfARow() throws IOException {
        run.load("Key-4711,Marker-Name,31,SW1A 1AA", "Key-4712,Marker-Name,200,Marker-Code");

        assertThat(run.metrics().scrape()).doesNotContain("4711", "4712", "Marker", "SW1A", ".csv");
    }

    @Test
    void measuresNothingWhereItIsOff() throws IOException {
        run.with("observability.metrics.enabled", "false");

        run.load("1,Ann,31,SW1A 1AA");

        assertThat(run.metrics().scrape()).isEmpty();
        assertThat(run.workspace().modules().interceptors()).isEmpty();
        assertThat(run.workspace().modules().listeners()).isEmpty();
        assertThat(run.workspace().modules().dataSourceWrappers()).isEmpty();
        assertThat(run.reports()).doesNotExist();
    }

    @Test
    void makesNothingBeforeARunBegins() throws IOException {
        run.workspace().newWarehouse().close();

        assertThat(run.metrics().scrape()).isEmpty();
    }

    @Test
    void letsARunGoOnWhereAReaderOfItsFiguresFails() throws IOException {
        run.workspace();
        run.metrics().atEnd((context, result, own) -> {
            throw new IllegalStateException("broken");
        });

        assertThat(run.load("1,Ann,31,SW1A 1AA").state()).isEqualTo(RunState.SUCCEEDED);
    }

    private abstract static class Deciding implements PipelineModule, Interceptor {

        @Override
        public String name() {
            return "deciding";
        }

        @Override
        public List<Class<?>> settings() {
            return List.of();
        }

        @Override
        public void install(Registry registry, SettingsReader reader) {
            registry.intercept(this);
        }

        @Override
        public Layer layer() {
            return Layer.PROTECT;
        }
    }

    private static final class ThreeTimes extends Deciding {

        @Override
        public <T> T intercept(Call<T> call) throws Exception {
            if (call.operation().kind() != OperationKind.API_CALL) {
                return call.proceed();
            }
            for (int attempt = 1; ; attempt++) {
                try {
                    return call.proceed();
                } catch (ApiException e) {
                    if (attempt == 3) {
                        throw new LookupSkipped("three times", e);
                    }
                }
            }
        }
    }

    private static final class Signalling extends Deciding {

        private final Signal[] signals;

        Signalling(Signal... signals) {
            this.signals = signals;
        }

        @Override
        public <T> T intercept(Call<T> call) throws Exception {
            if (call.operation().kind() == OperationKind.LOAD) {
                for (Signal signal : signals) {
                    call.run().signal(signal);
                }
            }
            return call.proceed();
        }
    }
}
