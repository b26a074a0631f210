package dev.etlpipeline.observability.trace;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.observability.SeenLog;
import dev.etlpipeline.observability.log.FakeApi;
import dev.etlpipeline.observability.log.LoggedRun;
import dev.etlpipeline.testkit.H2Databases;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose collector takes nothing, or not fast enough: they end as they would without, and say so once. */
@Timeout(120)
class CollectorAwayTest {

    private static final List<String> THREE = List.of("1,Ann,30,AB1 2CD", "2,Bob,40,AB1 2CE", "3,Cid,50,AB1 2CF");

    private final FakeApi api = new FakeApi();
    private final Collector collector = new Collector();
    private final SeenLog log = new SeenLog("dev.etlpipeline.observability.trace", Level.INFO);

    @TempDir
    private Path folder;

    private LoggedRun run;

    @BeforeEach
    void open() {
        run = new LoggedRun(folder, H2Databases.inFolder(folder), api.url())
                .set("observability.trace.enabled", "true")
                .set("observability.trace.timeout", "PT30S")
                .set("observability.trace.end-wait", "PT30S")
                .set("observability.trace.url", collector.url());
    }

    @AfterEach
    void close() {
        log.close();
        collector.close();
        api.close();
    }

    private void endsWellWithOneWarning(String saying) throws IOException {
        RunResult result = run.of(THREE);

        assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(log.lines())
                .singleElement()
                .asString()
                .startsWith("WARN Traces get lost: the collector at http://")
                .contains(saying);
    }

    @Test
    void nobodyListens() throws IOException {
        run.set("observability.trace.url", "http://127.0.0.1:1/v1/traces");

        endsWellWithOneWarning("does not take them (ConnectException)");
    }

    @Test
    void itRefuses() throws IOException {
        collector.answers(aResponse().withStatus(401).withBody("who are you"));

        endsWellWithOneWarning("does not take them");
    }

    @Test
    void itIsOutOfOrder() throws IOException {
        collector.answers(aResponse().withStatus(503));

        endsWellWithOneWarning("does not take them");
    }

    @Test
    void itNeverAnswers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            run.set("observability.trace.url", "http://127.0.0.1:" + silent.getLocalPort() + "/v1/traces")
                    .set("observability.trace.timeout", "PT0.2S");

            endsWellWithOneWarning("does not take them");
        }
    }

    @Test
    void itIsSlowerThanTheRunAndTheQueueIsFull() throws IOException {
        run.set("observability.trace.queue", "16").set("observability.trace.end-wait", "PT0.1S");
        collector.answers(ok().withFixedDelay(5_000));

        endsWellWithOneWarning("as fast as they are made");
    }
}
