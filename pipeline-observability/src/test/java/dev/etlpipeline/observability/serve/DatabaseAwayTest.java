package dev.etlpipeline.observability.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.observability.People;
import dev.etlpipeline.observability.SeenLog;
import dev.etlpipeline.testkit.H2Databases;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard, left open while the database goes away and comes back. */
@Timeout(120)
class DatabaseAwayTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String CANNOT = "A run cannot succeed now.";

    @TempDir
    private Path folder;

    private Server start(int port) throws SQLException {
        return Server.createTcpServer("-tcpPort", String.valueOf(port), "-ifNotExists", "-baseDir", folder.toString())
                .start();
    }

    @Test
    @Criterion("database-health.4")
    @Criterion("health-endpoints.4")
    void saysSoStaysAndComesBackByItself() throws Exception {
        Server database = start(0);
        int port = database.getPort();
        People people = new People(folder, H2Databases.at("jdbc:h2:tcp://127.0.0.1:" + port + "/./shared"))
                .with("warehouse.connection-timeout", "PT2S")
                .with("serve.health-every", "PT1S")
                .with("serve.refresh", "PT0.1S");
        RunResult run = people.load();
        try (SeenLog log = new SeenLog("dev.etlpipeline.observability", Level.WARN);
                Served served = new Served(people.workspace())) {
            List<String> told = stream(served);
            await().atMost(SOON).until(() -> ready(served) == 200);

            database.stop();
            await().atMost(SOON).until(() -> ready(served) == 503);
            await().atMost(SOON).until(() -> told.stream().anyMatch(part -> part.contains(CANNOT)));
            String page = served.get("/").body();
            int alive = served.get("/health/live").statusCode();
            String health = served.get("/health").body();
            told.clear();
            database = start(port);
            await().atMost(SOON).until(() -> ready(served) == 200);

            assertThat(alive).isEqualTo(200);
            assertThat(page).contains(CANNOT, run.runId().value());
            assertThat(health).contains("{\"name\":\"database\",\"status\":\"DOWN\"");
            await().atMost(SOON)
                    .until(() ->
                            told.stream().anyMatch(part -> part.contains("\"summary\"") && !part.contains(CANNOT)));
            assertThat(served.get("/").body()).doesNotContain(CANNOT);
            assertThat(log.lines()).isEmpty();
        } finally {
            database.stop();
        }
    }

    private static int ready(Served served) {
        return served.get("/health/ready").statusCode();
    }

    /** What a page that is open is sent, as it comes. */
    private static List<String> stream(Served served) {
        List<String> told = new CopyOnWriteArrayList<>();
        HttpRequest request = HttpRequest.newBuilder(served.at("/events"))
                .header("Accept", "text/event-stream")
                .build();
        served.client
                .sendAsync(request, BodyHandlers.ofLines())
                .thenAccept(answer ->
                        answer.body().filter(line -> line.startsWith("data:")).forEach(told::add));
        return told;
    }
}
