package dev.etlpipeline.observability.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LogsCommandTest {

    private static final String ONE = "20260102T030405Z-aaaaaa";
    private static final String TWO = "20260102T040000Z-bbbbbb";

    @TempDir
    Path folder;

    private final StringWriter complaint = new StringWriter();

    private TestWorkspace workspace;

    @BeforeEach
    void open() {
        workspace = new TestWorkspace(folder, Map.of("warehouse.url", "jdbc:h2:mem:unused", "paths.logs", "logs"));
    }

    private int logs(String... args) {
        CommandLine line = LogsCommand.of(workspace);
        line.setErr(new PrintWriter(complaint, true));
        return line.execute(args);
    }

    private void file(String name, String... lines) throws IOException {
        Files.createDirectories(folder.resolve("logs"));
        Files.writeString(folder.resolve("logs").resolve(name), String.join("\n", lines) + "\n");
    }

    private static String line(String run, int attempt, String time, String level, String event, String more) {
        return "{\"time\":\"2026-01-02T" + time + "Z\",\"level\":\"" + level + "\",\"event\":\"" + event + "\"," + more
                + "\"run_id\":\"" + run + "\",\"attempt\":" + attempt
                + ",\"pipeline\":\"people\",\"trace_id\":\"" + TraceIds.traceId(new RunId(run))
                + "\",\"message\":\"about " + event + "\",\"logger\":\"l\",\"thread\":\"main\"}";
    }

    private void twoRuns() throws IOException {
        file(
                "20260102T030405Z-" + ONE + ".1.jsonl",
                line(ONE, 1, "03:04:05.000", "INFO", "run.started", ""),
                line(ONE, 1, "03:04:06.000", "INFO", "stage.finished", "\"stage\":\"LOAD\",\"busy_ms\":900,"));
        file(
                "20260102T030405Z-" + ONE + ".jsonl",
                line(ONE, 1, "03:04:07.500", "WARN", "operation.failed", "\"cause\":\"STATUS 503\","),
                line(ONE, 1, "03:04:07.000", "INFO", "stage.finished", "\"stage\":\"ENRICH\",\"busy_ms\":5000,"),
                "{\"time\":\"2026-01-0");
        file(
                "20260102T035000Z-" + ONE + ".jsonl",
                line(ONE, 2, "03:50:00.000", "INFO", "run.started", ""),
                line(ONE, 2, "03:50:01.000", "ERROR", "run.failed", "\"cause\":\"STATUS 503\","));
        file(
                "20260102T040000Z-" + TWO + ".jsonl",
                line(TWO, 1, "04:00:00.000", "WARN", "operation.failed", "\"cause\":\"STATUS 503\","),
                line(TWO, 1, "04:00:01.000", "CRITICAL", "run.unsound", ""));
    }

    @Test
    @Criterion("log-correlation.3")
    void findsLinesOfAllRunsOldestFirst() throws IOException {
        twoRuns();

        assertThat(logs("search", "--level", "WARN")).isZero();

        assertThat(workspace.printed().lines())
                .extracting(line -> line.substring(11, 33).strip())
                .containsExactly(
                        "03:04:07.500 WARN", "03:50:01.000 ERROR", "04:00:00.000 WARN", "04:00:01.000 CRITICAL");
    }

    @Test
    @Criterion("log-correlation.3")
    void narrowsByRunEventTimeAndText() throws IOException {
        twoRuns();

        logs(
                "search",
                "--run",
                "bbbbbb",
                "--event",
                "operation",
                "--since",
                "2026-01-02T03:00",
                "--text",
                "status 503");

        assertThat(workspace.printed().lines()).singleElement().asString().contains("bbbbbb", "about operation.failed");
    }

    @Test
    @Criterion("log-correlation.3")
    void narrowsByStage() throws IOException {
        twoRuns();

        logs("search", "--stage", "enrich");

        assertThat(workspace.printed().lines()).singleElement().asString().contains("03:04:07.000", "stage.finished");
    }

    @Test
    void refusesAStageThatIsNone() throws IOException {
        twoRuns();

        assertThat(logs("search", "--stage", "FETCH")).isEqualTo(2);

        assertThat(complaint.toString())
                .contains("There is no stage FETCH. Stages are EXTRACT, TRANSFORM, VALIDATE, ENRICH, LOAD.");
    }

    @Test
    void printsLinesAsTheyStandInTheFiles() throws IOException {
        twoRuns();

        logs("search", "--level", "critical", "--json");

        assertThat(workspace.printed().strip()).isEqualTo(line(TWO, 1, "04:00:01.000", "CRITICAL", "run.unsound", ""));
    }

    @Test
    void saysWhereNothingIsFoundAndHowManyLinesWereUnreadable() throws IOException {
        twoRuns();

        assertThat(logs("search", "--since", "2027-01-01")).isEqualTo(1);

        assertThat(workspace.printed()).isEmpty();
        assertThat(workspace.complained()).contains("No line is like that", "1 lines could not be read");
    }

    @Test
    @Criterion("log-correlation.4")
    void tellsARunOverItsFilesAndAttemptsInOrderOfTime() throws IOException {
        twoRuns();

        assertThat(logs("trace", "aaaaaa")).isZero();

        List<String> told = workspace.printed().lines().toList();
        assertThat(told)
                .extracting(line -> line.split(":|, ")[0].strip().replaceAll(" +", " "))
                .containsExactly(
                        "Run " + ONE + " of people",
                        "+0.000s run.started",
                        "+1.000s stage.finished",
                        "* +2.000s stage.finished",
                        "! +2.500s operation.failed",
                        "Run " + ONE + " of people",
                        "+0.000s run.started",
                        "! +1.000s run.failed",
                        "",
                        "! warnings and errors");
        assertThat(told.get(3)).endsWith("busy 5000 ms, the slowest stage");
    }

    @Test
    @Criterion("log-correlation.4")
    void countsWhatGoesWrongByEventAndCause() throws IOException {
        twoRuns();

        assertThat(logs("top")).isZero();

        assertThat(workspace.printed())
                .contains("       2     2  2026-01-02 04:00:00.000  operation.failed, STATUS 503: about")
                .contains("       1     1  2026-01-02 03:50:01.000  run.failed, STATUS 503: about")
                .contains("run.unsound, -: about");
    }

    @Test
    void takesTheLastRun() throws IOException {
        twoRuns();

        logs("trace", "last");

        assertThat(workspace.printed()).startsWith("Run " + TWO);
    }

    @Test
    void saysWhichRunsThereAreWhereOneIsUnknownOrAmbiguous() throws IOException {
        twoRuns();

        assertThat(logs("trace", "cccccc")).isEqualTo(2);
        assertThat(logs("trace", "20260102T")).isEqualTo(2);

        assertThat(complaint.toString())
                .contains("There are no logs of a run cccccc. The last ones are: " + ONE + ", " + TWO)
                .contains("2 runs are called like 20260102T");
    }

    @Test
    void refusesALevelOrATimeThatIsNone() throws IOException {
        twoRuns();

        assertThat(logs("search", "--level", "loud")).isEqualTo(2);
        assertThat(logs("search", "--since", "yesterday")).isEqualTo(2);

        assertThat(complaint.toString())
                .contains("There is no level loud. Levels are DEBUG, INFO, WARN, ERROR, CRITICAL.")
                .contains("yesterday is no time.");
    }

    @Test
    void saysWhereThereAreNoLogsYet() throws IOException {
        assertThat(logs("search")).isEqualTo(2);
        file("pipeline-2026-01-02.log", "plain");
        assertThat(logs("top")).isEqualTo(2);

        assertThat(complaint.toString()).contains("There are no logs yet: the folder", "There are no logs of runs in");
    }

    @Test
    void countsAndFindsLinesOfTheLastRun() throws IOException {
        twoRuns();

        assertThat(logs("top", "--run", "last")).isZero();

        assertThat(workspace.printed()).contains("run.unsound").doesNotContain("run.failed");
        assertThat(logs("search", "--run", "last", "--event", "run.failed")).isEqualTo(1);
    }

    @Test
    void doesNotSayThatAllIsWellOfARunThatThereIsNot() throws IOException {
        twoRuns();

        assertThat(logs("top", "--run", "cccccc")).isEqualTo(2);
        assertThat(logs("search", "--run", "cccccc")).isEqualTo(2);

        assertThat(complaint.toString())
                .contains("There are no logs of a run cccccc. The last ones are: " + ONE + ", " + TWO);
        assertThat(workspace.printed()).isEmpty();
    }

    @Test
    void saysWhichEventWasMeantWhereItIsNoneOfTheCatalogue() throws IOException {
        twoRuns();

        assertThat(logs("search", "--event", "operation.faild")).isEqualTo(1);

        assertThat(workspace.complained())
                .contains("No event of the catalogue is called operation.faild; did you mean operation.failed?")
                .contains("./pipeline logs events");
    }
}
