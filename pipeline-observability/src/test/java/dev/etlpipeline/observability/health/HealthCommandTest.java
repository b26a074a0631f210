package dev.etlpipeline.observability.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etlpipeline.core.control.Waiting;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.observability.People;
import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(90)
class HealthCommandTest {

    @TempDir
    Path folder;

    private People people;
    private TestWorkspace workspace;

    @BeforeEach
    void make() throws IOException {
        people = new People(folder, H2Databases.inFolder(folder));
    }

    private int health(String... args) {
        return health(Waiting.SYSTEM, args);
    }

    private int health(Waiting waiting, String... args) {
        workspace = people.workspace();
        return new CommandLine(new HealthCommand(workspace, waiting)).execute(args);
    }

    @Test
    void saysEachPartWithinTheWidthOfATerminal() {
        assertThat(health()).isZero();

        assertThat(workspace.printed()).startsWith("UP, looked at in").contains("database", "last-run", "folders");
        assertThat(workspace.printed().lines().filter(line -> !line.contains("/")))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    @Criterion("health-endpoints.3")
    void givesOneJsonObjectInAFixedForm() throws IOException {
        people.with("observability.health.min-free-mib", "100000000");

        assertThat(health("--json")).isEqualTo(1);

        JsonNode root = new ObjectMapper().readTree(workspace.printed());
        assertThat(root.fieldNames()).toIterable().containsExactly("status", "at", "took_ms", "parts");
        assertThat(root.get("status").asText()).isEqualTo("DOWN");
        assertThat(root.get("parts"))
                .allSatisfy(part -> assertThat(part.fieldNames())
                        .toIterable()
                        .containsExactly("name", "status", "essential", "detail", "took_ms", "since"));
    }

    @Test
    void endsWellWhereARunCanBegin() throws IOException {
        people.with("observability.health.low-free-mib", "100000000");

        assertThat(health()).isZero();

        assertThat(workspace.printed()).startsWith("DEGRADED");
    }

    @Test
    void looksAgainUntilItIsStopped() {
        AtomicInteger pauses = new AtomicInteger();
        Waiting twice = new Waiting() {
            @Override
            public long nanoTime() {
                return 0;
            }

            @Override
            public void pause(Duration time) throws InterruptedException {
                assertThat(time).isEqualTo(Duration.ofSeconds(7));
                if (pauses.incrementAndGet() == 3) {
                    throw new InterruptedException();
                }
            }
        };

        assertThat(health(twice, "--watch", "--every", "7")).isZero();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(workspace.printed().lines()).hasSize(3).allMatch(line -> line.matches("\\S+Z UP"));
    }

    @Test
    void refusesToLookWithoutAPause() {
        assertThat(health("--watch", "--every", "0")).isEqualTo(2);
    }
}
