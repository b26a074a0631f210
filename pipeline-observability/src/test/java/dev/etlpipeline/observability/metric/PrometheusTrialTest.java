package dev.etlpipeline.observability.metric;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.observability.WatchedRun;
import dev.etlpipeline.observability.serve.Served;
import dev.etlpipeline.testkit.H2Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs, scraped from the server's {@code /metrics} by a real Prometheus with {@code monitoring/scrape.yaml}, and every query of the
 * dashboard asked of it; where a Prometheus is installed.
 */
@Timeout(180)
class PrometheusTrialTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The second run waits so long for an answer: it is scraped meanwhile. */
    private static final int RUN_MILLIS = 10_000;

    /** Panels that have something to show of any run with an API and a bad row. */
    private static final Set<String> FILLED = Set.of(
            "Runs by the state they ended in",
            "Rows by what became of them",
            "Share that was set aside",
            "Set aside, by rule and stage",
            "Chunks in flight",
            "Time spent, by operation",
            "95 of 100 took less, by operation",
            "Who answered for enrichment",
            "Connections",
            "Memory",
            "CPU");

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path folder;

    @Test
    @Criterion("enterprise-observability.3")
    @Criterion("monitoring-architecture.3")
    void theDashboardShowsWhatTheRunsAccountSays() throws Exception {
        Optional<String> program = PrometheusServer.installed("prometheus");
        Assumptions.assumeTrue(program.isPresent(), "there is no Prometheus here");
        WireMockServer api = new WireMockServer(wireMockConfig().dynamicPort());
        api.start();
        WatchedRun run = new WatchedRun(folder, H2Databases.inFolder(folder))
                .asking(api, "SW1A 1AA", "SW1A 2AA")
                .with("enrichment.postcode.read-timeout", "PT30S")
                .with("enrichment.postcode.call-timeout", "PT30S");
        run.workspace();
        try (Served served = new Served(run.workspace(), run.metrics().exposed());
                PrometheusServer prometheus = new PrometheusServer(
                        program.get(),
                        Files.createDirectories(folder.resolve("prometheus")),
                        served.at("/metrics").getPort())) {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> rows(prometheus, "up").containsValue(1.0));

            run.load("1,Ann,31,SW1A 1AA", "2,,44,SW1A 1AA", "3,Cid,30,SW1A 1AA");
            api.setGlobalFixedDelay(RUN_MILLIS);
            FutureTask<RunResult> second = new FutureTask<>(() -> run.load("4,Dan,31,SW1A 2AA", "5,Eve,200,SW1A 1AA"));
            new Thread(second, "second-run").start();

            Set<String> filled = new HashSet<>(); // some of it shows only while a run lasts
            Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
                filled.addAll(filled(prometheus));
                assertThat(filled).containsAll(FILLED);
            });
            assertThat(second.get().state()).isEqualTo(RunState.SUCCEEDED);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> rows(prometheus, "sum by (outcome) (last_over_time(etl_rows_total[1m]))")
                            .equals(Map.of("inserted", 3.0, "quarantined", 2.0)));
            Awaitility.await()
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(raised(prometheus)).containsExactly("ManyRowsSetAside"));
            assertThat(prometheus.rules().orElseThrow().findValuesAsText("health"))
                    .hasSize(Alerts.all().size())
                    .containsOnly("ok");
        } finally {
            api.stop();
        }
    }

    /** All queries have to be understood, those of alerts too; what the dashboard's find is looked at. */
    private static Set<String> filled(PrometheusServer prometheus) throws IOException, InterruptedException {
        Set<String> filled = new HashSet<>();
        for (Dashboard.Query query : new Dashboard().queries()) {
            JsonNode found = prometheus.ask(query.over("1m")).orElseThrow();
            if (!found.isEmpty()) {
                filled.add(query.panel());
            }
        }
        for (JsonNode alert : Alerts.all()) {
            assertThat(prometheus.ask(alert.path("expr").asText())).isPresent();
        }
        return filled;
    }

    private static List<String> raised(PrometheusServer prometheus) throws InterruptedException {
        return prometheus.ask("ALERTS{alertstate=\"firing\"}").orElseThrow().findValuesAsText("alertname");
    }

    private static Map<String, Double> rows(PrometheusServer prometheus, String query) throws InterruptedException {
        Map<String, Double> rows = new HashMap<>();
        prometheus
                .ask(query)
                .ifPresent(found -> found.forEach(one -> rows.put(
                        one.path("metric").path("outcome").asText(),
                        one.path("value").path(1).asDouble())));
        return rows;
    }
}
