package dev.etlpipeline.chaos.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.chaos.ChaosModule;
import dev.etlpipeline.chaos.command.ChaosCommand;
import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ShowCommandsTest {

    @TempDir
    Path home;

    private final StringWriter refused = new StringWriter();
    private DrillFolder folder;
    private TestWorkspace workspace;

    @BeforeEach
    void place() {
        folder = new DrillFolder(home.resolve("target/drills/tiny"));
        workspace = new TestWorkspace(home, H2Databases.inFolder(home).settings(), new ChaosModule());
    }

    private int execute(String... args) {
        return executeWith("", args);
    }

    private int executeWith(String typed, String... args) {
        CommandLine line = ChaosCommand.of(workspace, new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
        return line.setErr(new PrintWriter(refused)).execute(args);
    }

    @Test
    void saysWhatDrillsCameToAndMakesTheirPagesAnew() throws IOException {
        TinyDrill.run(folder, null);
        TinyDrill.run(folder, "splice");

        assertThat(execute("report")).as(refused.toString()).isZero();

        assertThat(workspace.printed())
                .contains("tiny: PASSED (2026-03-04T05:06:07", "  PASSED   line-slow")
                .contains("tiny without splice: FAILED", "  FAILED   line-cut             nothing is <lost>");
        assertThat(folder.page()).content().contains("without splice");
    }

    @Test
    void readsTheFolderOfOneDrillToo() throws IOException {
        TinyDrill.run(folder, null);

        assertThat(execute("report", folder.path().toString()))
                .as(refused.toString())
                .isZero();

        assertThat(folder.page()).exists();
    }

    @Test
    void collectsTheTimesOfAllRuns() throws IOException {
        Path page = Files.writeString(home.resolve("times.md"), RecoveryTimes.BEGIN + "\n" + RecoveryTimes.END + "\n");
        for (int i = 0; i < 2; i++) {
            folder.keep(TinyDrill.run(folder, null).started().plusSeconds(i));
        }

        assertThat(execute("report", "--times", "times.md"))
                .as(refused.toString())
                .isZero();

        assertThat(page).content().contains("| tiny | `line-cut` | test | H2 | 2 of 2 |");
    }

    @Test
    void refusesToReportWhereNothingWasRunOrNoPageTakesTheTimes() throws IOException {
        assertThat(execute("report")).isEqualTo(2);
        folder.keep(TinyDrill.run(folder, null).started());
        assertThat(execute("report", "--times", "gone.md")).isEqualTo(2);

        assertThat(refused.toString())
                .contains("no drill was run in ", "./pipeline chaos run DRILL runs one")
                .contains("--times: there is no page ")
                .doesNotContain("\tat ");
    }

    @Test
    void addsALessonByOptionsAndShowsItInTheReport() throws IOException {
        TinyDrill.run(folder, null);

        assertThat(execute("lesson", "tiny", "--went-well", "no row lost", "--change", "ring twice"))
                .as(refused.toString())
                .isZero();

        assertThat(workspace.printed()).contains("Added to ");
        assertThat(home.resolve("docs/resilience/drills/tiny.md"))
                .content()
                .contains("- Went well: no row lost", "- Changed: ring twice");
        assertThat(folder.page()).content().contains("no row lost");
    }

    @Test
    void asksForALessonOfTheDrillThatWasRunLast() throws IOException {
        TinyDrill.run(folder, null);

        assertThat(executeWith("\nthe door was locked\n", "lesson"))
                .as(refused.toString())
                .isZero();

        assertThat(workspace.printed()).contains("What went well? ", "What is done differently from now on? ");
        assertThat(home.resolve("docs/resilience/drills/tiny.md"))
                .content()
                .contains("- Went badly: the door was locked")
                .doesNotContain("Went well", "Changed");
    }

    @Test
    void writesNoLessonThatIsEmptyOrOfADrillThatWasNotRun() throws IOException {
        TinyDrill.run(folder, null);

        assertThat(execute("lesson", "tiny")).isEqualTo(2);
        assertThat(execute("lesson", "other", "--change", "x")).isEqualTo(2);

        assertThat(refused.toString())
                .contains("nothing was learned, so nothing is written")
                .contains("drill other was not run here");
        assertThat(home.resolve("docs")).doesNotExist();
    }
}
