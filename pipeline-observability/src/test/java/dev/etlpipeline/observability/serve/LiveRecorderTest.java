package dev.etlpipeline.observability.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.observability.People;
import dev.etlpipeline.testkit.H2Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class LiveRecorderTest {

    @TempDir
    Path folder;

    private People people;

    @BeforeEach
    void make() throws IOException {
        people = new People(folder, H2Databases.inFolder(folder));
    }

    private List<JsonNode> left() {
        return new LiveRuns(folder.resolve("var/live")).read();
    }

    @Test
    void leavesTheFiguresOfTheAccount() throws IOException {
        RunResult result = people.load();

        assertThat(left()).singleElement().satisfies(run -> {
            assertThat(run.path("run_id").asText()).isEqualTo(result.runId().value());
            assertThat(run.path("status").asText()).isEqualTo("SUCCEEDED");
            assertThat(run.path("read").asLong()).isEqualTo(3);
            assertThat(run.path("inserted").asLong()).isEqualTo(2);
            assertThat(run.path("rejects").path("range").asLong()).isEqualTo(1);
            assertThat(run.path("took_ms").asLong()).isEqualTo(result.took().toMillis());
            assertThat(run.path("rows_per_second").asLong()).isEqualTo(Math.round(result.rowsPerSecond()));
            assertThat(run.path("stages").path("LOAD").path("done").asLong()).isEqualTo(1);
            assertThat(run.path("bytes_done").asLong())
                    .isEqualTo(run.path("bytes").asLong());
            assertThat(run.path("events").get(0).path("event").asText()).isEqualTo("run.started");
        });
    }

    @Test
    void holdsNoValueOfARow() throws IOException {
        people.file("MARKED-1,30", "MARKED-2,MARKED", "MARKED-3,200");
        people.load();

        try (Stream<Path> files = Files.list(folder.resolve("var/live"))) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file)).doesNotContain("MARKED");
            }
        }
    }

    @Test
    void tellsOfARunThatWasKeptFromBeginning() throws IOException {
        people.with("observability.health.min-free-mib", "100000000").load();

        assertThat(left()).singleElement().satisfies(run -> {
            assertThat(run.path("status").asText()).isEqualTo("FAILED");
            assertThat(run.path("error").asText()).contains("was not begun");
        });
    }

    @Test
    void keepsTheLatestOnly() throws IOException {
        people.with("observability.live.keep", "1");
        people.load();
        RunResult last = people.load();

        assertThat(left())
                .extracting(run -> run.path("run_id").asText())
                .containsExactly(last.runId().value());
    }

    @Test
    void writesNothingWhereNoneIsKept() throws IOException {
        people.with("observability.live.keep", "0").load();

        assertThat(folder.resolve("var/live")).doesNotExist();
    }

    @Test
    void takesARunWhoseProcessIsGoneForInterrupted() {
        LiveRuns runs = new LiveRuns(folder);
        runs.write(
                "x-1.json",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("run_id", "x")
                        .put("status", "RUNNING")
                        .put("pid", Long.MAX_VALUE));

        assertThat(runs.read())
                .singleElement()
                .satisfies(run -> assertThat(run.path("status").asText()).isEqualTo("INTERRUPTED"));
    }

    @Test
    void thinsThePaceOfALongRun() {
        Pace pace = new Pace();
        for (int second = 0; second < 1000; second++) {
            pace.at(Duration.ofSeconds(second), second * 100L);
        }

        assertThat(pace.now()).isEqualTo(100);
        assertThat(pace.json().size()).isBetween(100, 240);
        assertThat(pace.json().get(0).get(0).asLong()).isZero();
    }
}
