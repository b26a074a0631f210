package dev.etlpipeline.observability.health;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.etlpipeline.core.module.HealthCheck.Health;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.observability.People;
import dev.etlpipeline.observability.SeenLog;
import dev.etlpipeline.testkit.H2Databases;
import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A database server that goes away and comes back. */
@Timeout(90)
class RecoveryTest {

    @TempDir
    Path folder;

    private Server start(int port) throws SQLException {
        return Server.createTcpServer("-tcpPort", String.valueOf(port), "-ifNotExists", "-baseDir", folder.toString())
                .start();
    }

    @Test
    @Criterion("database-health.4")
    @Criterion("database-health.2")
    void seesTheDatabaseGoAndComeBackAndLogsEachAttempt() throws Exception {
        Server server = start(0);
        int port = server.getPort();
        People people = new People(folder, H2Databases.at("jdbc:h2:tcp://127.0.0.1:" + port + "/./shared"))
                .with("warehouse.connection-timeout", "PT2S");
        people.load();
        HealthMonitor monitor = HealthMonitor.of(people.workspace());
        try (SeenLog log = new SeenLog("dev.etlpipeline.core.warehouse", Level.INFO)) {
            PartHealth up = database(monitor);
            server.stop();
            PartHealth down = database(again(people));
            server = start(port);
            PartHealth back = database(again(people));

            assertThat(up.detail()).contains("may be written to");
            assertThat(down.health()).isEqualTo(Health.DOWN);
            assertThat(back.health()).as(back.detail()).isEqualTo(Health.UP);
            assertThat(log.lines())
                    .anyMatch(line -> line.matches("INFO Connected to jdbc:h2:tcp:.* in \\d+ ms"))
                    .anyMatch(line -> line.matches("INFO Could not connect to jdbc:h2:tcp:.*, tried for \\d+ ms: .*"));
            assertThat(people.load().accounting().unchanged()).isEqualTo(2);
        } finally {
            server.stop();
        }
    }

    @Test
    @Criterion("database-health.3")
    void aDatabaseThatGoesAwayDuringALookIsWaitedForOnce() throws Exception {
        Server server = start(0);
        String path = "/./shared";
        new People(folder, H2Databases.at("jdbc:h2:tcp://127.0.0.1:" + server.getPort() + path)).load();
        try (CutLine line = new CutLine(server.getPort())) {
            People people = new People(folder, H2Databases.at("jdbc:h2:tcp://127.0.0.1:" + line.port() + path))
                    .with("warehouse.connection-timeout", "PT4S")
                    .with("observability.health.database-timeout", "PT7S");

            PartHealth database = database(HealthMonitor.of(people.workspace()));

            assertThat(database.health()).isEqualTo(Health.DOWN);
            assertThat(database.detail()).doesNotContain("did not answer within");
        } finally {
            server.stop();
        }
    }

    /** One that has nothing left from the look before. */
    private static HealthMonitor again(People people) {
        return HealthMonitor.of(people.workspace());
    }

    private static PartHealth database(HealthMonitor monitor) {
        return monitor.look().parts().stream()
                .filter(part -> part.name().equals("database"))
                .findFirst()
                .orElseThrow();
    }
}
