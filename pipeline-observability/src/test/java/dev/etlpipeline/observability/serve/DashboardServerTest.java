package dev.etlpipeline.observability.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.etlpipeline.core.enrich.ApiException;
import dev.etlpipeline.core.module.Page;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.settings.SettingsException;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.observability.People;
import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The server over real HTTP on a free port. */
@Timeout(120)
class DashboardServerTest {

    @TempDir
    Path folder;

    private People people;

    @BeforeEach
    void make() throws IOException {
        people = new People(folder, H2Databases.inFolder(folder)).with("serve.refresh", "PT0.1S");
    }

    @Test
    @Criterion("health-endpoints.3")
    void tellsMonitoringWhetherItLivesWhetherItIsReadyAndWhy() {
        try (Served served = new Served(people.workspace())) {
            assertThat(served.get("/health/live").body()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(served.get("/health/ready").statusCode()).isEqualTo(200);
            HttpResponse<String> health = served.get("/health");

            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(health.body()).contains("\"name\":\"database\"", "\"name\":\"folders\"", "took_ms");
        }
    }

    @Test
    @Criterion("health-endpoints.4")
    void answersUnavailableWhereARunCouldNotSucceed() {
        people.with("observability.health.min-free-mib", "100000000");
        try (Served served = new Served(people.workspace())) {
            assertThat(served.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(served.get("/health/ready").statusCode()).isEqualTo(503);
            assertThat(served.get("/health").statusCode()).isEqualTo(503);
            assertThat(served.get("/health").body()).contains("\"status\":\"DOWN\"");
        }
    }

    @Test
    @Criterion("api-monitoring.4")
    @Criterion("api-monitoring.3")
    void showsHowTheApisDidOverTheLastRuns() {
        LiveRuns live = new LiveRuns(folder.resolve("var/live"));
        for (int run = 1; run <= 2; run++) {
            ApiCalls calls = new ApiCalls();
            calls.add(Duration.ofMillis(120), null);
            calls.add(Duration.ofMillis(80), ApiException.ofStatus("postcode-api", 503, "away", null, null));
            calls.add(Duration.ofMillis(100), ApiException.of("postcode-api", ApiException.Kind.TIMEOUT, "late", null));
            ObjectNode node = JsonNodeFactory.instance
                    .objectNode()
                    .put("run_id", "run-" + run)
                    .put("attempt", 1)
                    .put("started", "2026-01-02T03:04:0" + run + "Z")
                    .put("status", "SUCCEEDED");
            node.putObject("apis").set("postcode-api", calls.json());
            node.putObject("circuits").put("postcode-api", run == 2 ? "opened" : "closed");
            live.write("run-" + run + "-1.json", node);
        }
        people.with("enrichment.postcode.base-url", "http://127.0.0.1:1");
        try (Served served = new Served(people.workspace())) {
            served.get("/health");
            Awaitility.await().until(() -> served.get("/").body().contains("cannot be reached"));

            assertThat(served.get("/").body())
                    .contains("/runs/run-1", "/runs/run-2", "status 503 1, timeout 1", "100 ms")
                    .contains("<span class=\"state bad\">opened</span>", "<span class=\"state good\">closed</span>");
        }
    }

    @Test
    @Criterion("api-monitoring.4")
    void showsRunsHealthAndRejects() throws IOException {
        RunResult run = people.load();
        String id = run.runId().value();
        try (Served served = new Served(people.workspace())) {
            served.get("/health");
            String page = served.get("/").body();
            String own = served.get("/runs/" + id).body();

            assertThat(page)
                    .contains("<h2 id=\"h-health\">Health</h2>", "SUCCEEDED", "/runs/" + id, people.name(), "range")
                    .contains("APIs, over the last runs that called them");
            assertThat(own)
                    .contains("read 3 = 2 inserted + 0 updated + 0 unchanged + 0 superseded + 1 quarantined", "LOAD");
            assertThat(served.get("/runs/nobody").statusCode()).isEqualTo(404);
            assertThat(served.get("/nothing").body()).contains("There is nothing here");
        }
    }

    @Test
    void showsRunsOfElsewhereAsTheWarehouseRemembersThem() throws IOException {
        people.with("observability.live.keep", "0");
        RunResult run = people.load();
        try (Served served = new Served(people.workspace())) {
            served.get("/health");
            Awaitility.await()
                    .until(() ->
                            served.get("/api/runs").body().contains(run.runId().value()));

            String own = served.get("/runs/" + run.runId()).body();

            assertThat(own).contains("read 3 = 2 inserted", "Known only where the run was made");
        }
    }

    @Test
    void sendsAnOpenPageWhatChangesInIt() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        people.with("observability.live.folder", folder.resolve("live").toString());
        People running = new People(elsewhere, H2Databases.inFolder(elsewhere))
                .with("observability.live.folder", folder.resolve("live").toString());
        try (Served served = new Served(people.workspace())) {
            HttpResponse<Stream<String>> stream = served.client.send(
                    HttpRequest.newBuilder(served.at("/events"))
                            .header("Accept", "text/event-stream")
                            .build(),
                    BodyHandlers.ofLines());
            RunResult run = running.load();

            Optional<String> told = stream.body()
                    .filter(line -> line.startsWith("data:")
                            && line.contains(run.runId().value())
                            && line.contains("SUCCEEDED"))
                    .findFirst();

            assertThat(stream.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            assertThat(told).isPresent();
            assertThat(served.server.watching()).isEqualTo(1);
        }
    }

    @Test
    void saysInWordsThatThereAreNoMetrics() {
        try (Served served = new Served(people.workspace())) {
            HttpResponse<String> answer = served.get("/metrics");

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("no metrics are kept");
        }
    }

    @Test
    void givesTheMetricsThatThereAre() {
        MetricsText metrics = new MetricsText() {
            @Override
            public String contentType() {
                return "text/plain; version=0.0.4";
            }

            @Override
            public String scrape() {
                return "rows_total 3\n";
            }
        };
        try (Served served = new Served(people.workspace(), Optional.of(metrics))) {
            assertThat(served.get("/metrics").body()).isEqualTo("rows_total 3\n");
            assertThat(served.get("/metrics").headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).contains("version=0.0.4"));
        }
    }

    @Test
    void servesPagesOfOtherModulesWithinItsOwnFrame() {
        try (Served served = new Served(people.workspace(new WithPage()))) {
            assertThat(served.get("/costs").body())
                    .contains("<title>Costs</title>", "<p>nothing</p>", "<a href=\"/costs\">Costs</a>");
            assertThat(served.get("/").body()).contains("<a href=\"/costs\">Costs</a>");
        }
    }

    private static final class WithPage implements PipelineModule {

        @Override
        public String name() {
            return "costs";
        }

        @Override
        public List<Class<?>> settings() {
            return List.of();
        }

        @Override
        public void install(Registry registry, SettingsReader settings) {
            registry.page(new Page() {
                @Override
                public String path() {
                    return "/costs";
                }

                @Override
                public String title() {
                    return "Costs";
                }

                @Override
                public String role() {
                    return "operator";
                }

                @Override
                public String render() {
                    return "<p>nothing</p>";
                }
            });
        }
    }

    @Test
    void answersOnlyWhoShowsTheTokenWhereThereIsOne() {
        people.with("serve.token", "s3cret");
        String basic = Base64.getEncoder().encodeToString("any:s3cret".getBytes(StandardCharsets.UTF_8));
        try (Served served = new Served(people.workspace())) {
            assertThat(served.get("/").statusCode()).isEqualTo(401);
            assertThat(served.get("/").headers().firstValue("WWW-Authenticate")).isPresent();
            assertThat(served.get("/api/runs", "Authorization", "Bearer wrong").statusCode())
                    .isEqualTo(401);
            assertThat(served.get("/", "Authorization", "Basic %%%").statusCode())
                    .isEqualTo(401);

            assertThat(served.get("/", "Authorization", "Basic " + basic).statusCode())
                    .isEqualTo(200);
            assertThat(served.get("/api/runs", "Authorization", "Bearer s3cret").statusCode())
                    .isEqualTo(200);
            assertThat(served.get("/health/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void refusesToBeReachedByOthersWithoutAToken() {
        assertThatThrownBy(() -> new Door("0.0.0.0", Optional.of(" ")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("serve.token");
        assertThat(new Door("::1", Optional.empty())).isNotNull();
    }

    @Test
    void isNotAskedUnderAForeignName() throws IOException {
        try (Served served = new Served(people.workspace());
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), served.server.url().getPort())) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));

            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

            assertThat(answer.readLine()).contains("421");
        }
    }

    @Test
    void allowsNoScriptButItsOwn() {
        try (Served served = new Served(people.workspace())) {
            HttpResponse<String> page = served.get("/");

            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .startsWith("default-src 'none'")
                    .contains("script-src 'self'");
            assertThat(page.body()).doesNotContain("https://", "onclick", "style=\"");
            assertThat(served.get("/assets/dashboard.js").body()).contains("EventSource");
            assertThat(served.get("/assets/dashboard.css").body()).contains("prefers-color-scheme: dark");
        }
    }

    @Test
    void leavesNoTextOfOthersAsMarkup() {
        assertThat(Html.text("<b a=\"'\">&")).isEqualTo("&lt;b a=&quot;&#39;&quot;&gt;&amp;");
    }

    @Test
    void saysThatItsPortIsTaken() {
        try (Served served = new Served(people.workspace())) {
            TestWorkspace workspace = people.workspace();
            String port = String.valueOf(served.server.url().getPort());

            int code = new CommandLine(new ServeCommand(workspace, Optional.empty())).execute("--port", port);

            assertThat(code).isEqualTo(1);
            assertThat(workspace.complained()).contains("port " + port, "is taken", "--port");
        }
    }

    @Test
    void refusesAPortThatIsNone() {
        assertThat(new CommandLine(new ServeCommand(people.workspace(), Optional.empty())).execute("--port", "70000"))
                .isEqualTo(2);
    }

    @Test
    void servesUntilItIsStopped() throws InterruptedException {
        TestWorkspace workspace = people.workspace();
        Thread serving =
                new Thread(() -> new CommandLine(new ServeCommand(workspace, Optional.empty())).execute("--port", "0"));
        serving.start();
        Awaitility.await().until(() -> workspace.printed().contains("Serving at http://127.0.0.1:"));

        serving.interrupt();
        serving.join(60_000);

        assertThat(serving.isAlive()).isFalse();
    }
}
