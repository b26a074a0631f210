package dev.etlpipeline.app.backlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.app.backlog.LastRun.Outcome;
import dev.etlpipeline.criteria.ResultsFile;
import dev.etlpipeline.criteria.TestResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    @TempDir
    Path home;

    @Test
    void readsWhatTheListenerWrites() throws IOException {
        new ResultsFile(home.resolve("pipeline-core").resolve(Results.FILE))
                .merge(List.of(new TestResult(
                        dev.etlpipeline.criteria.Outcome.PASSED, NOON, "a.OnH2Test", "a.Contract", "holds")));

        assertThat(Results.read(home, List.of("pipeline-core")).of("a.Contract#holds"))
                .contains(new LastRun(Outcome.PASSED, NOON));
    }

    @Test
    void anInheritedTestIsAsGoodAsTheWorstClassThatRanIt() {
        Results results = results(
                "PASSED 2026-01-02T12:00:00Z a.OnH2Test a.Contract holds",
                "SKIPPED 2026-01-02T13:00:00Z a.OnServerTest a.Contract holds",
                "FAILED 2026-01-02T11:00:00Z a.OtherTest a.OtherTest holds");

        assertThat(results.of("a.Contract#holds")).contains(new LastRun(Outcome.PASSED, NOON));
        assertThat(results.of("a.OnH2Test#holds")).isEmpty();
    }

    @Test
    void aClassIsAsGoodAsTheWorstOfItsTests() {
        Results results = results(
                "PASSED 2026-01-02T12:00:00Z a.ATest a.ATest one",
                "FAILED 2026-01-02T12:00:00Z a.ATest$Inside a.ATest$Inside two",
                "PASSED 2026-01-02T12:00:00Z a.ATestOther a.ATestOther one");

        assertThat(results.of("a.ATest")).contains(new LastRun(Outcome.FAILED, NOON));
        assertThat(results.of("a.ATestOther")).contains(new LastRun(Outcome.PASSED, NOON));
    }

    @Test
    void ofResultsAlikeTheLatestCounts() {
        Results results = results(
                "PASSED 2026-01-02T11:00:00Z a.ATest a.ATest one", "PASSED 2026-01-02T12:00:00Z a.ATest a.ATest two");

        assertThat(results.of("a.ATest")).contains(new LastRun(Outcome.PASSED, NOON));
    }

    @Test
    void putsTheModulesTogetherAndMissesNone() {
        write("pipeline-core", "PASSED 2026-01-02T12:00:00Z a.ATest a.ATest one");
        write("pipeline-app", "FAILED 2026-01-02T12:00:00Z b.BTest b.BTest one");

        Results results = Results.read(home, List.of("pipeline-core", "pipeline-app", "pipeline-untested"));

        assertThat(results.of("a.ATest#one")).isPresent();
        assertThat(results.of("b.BTest#one")).isPresent();
    }

    @Test
    void passesOverWhatItDoesNotUnderstand() {
        assertThat(results("MAYBE 2026-01-02T12:00:00Z a.ATest a.ATest one", "PASSED today a a one", "x")
                        .of("a.ATest"))
                .isEmpty();
    }

    @Test
    void saysThatAFileCanNotBeRead() throws IOException {
        Path file = home.resolve("pipeline-core").resolve(Results.FILE);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[] {(byte) 0xC3, '\n'});

        assertThatThrownBy(() -> Results.read(home, List.of("pipeline-core")))
                .isInstanceOf(BacklogException.class)
                .hasMessageContaining("delete it");
    }

    private Results results(String... lines) {
        write("pipeline-core", lines);
        return Results.read(home, List.of("pipeline-core"));
    }

    private void write(String module, String... lines) {
        new ProjectFixture(home)
                .write(module + "/" + Results.FILE, String.join("\n", lines).replace(' ', '\t') + "\n");
    }
}
