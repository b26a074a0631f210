package dev.etlpipeline.observability.gap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.observability.People;
import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GapsCommandTest {

    private static final Path PAGE = Path.of("..", "docs", "observability", "gap-analysis.md");

    /** Of a sheet of paper. */
    private static final int LINES = 66;

    @TempDir
    Path folder;

    private final StringWriter refused = new StringWriter();
    private People people;

    @BeforeEach
    void make() throws IOException {
        people = new People(folder, H2Databases.inFolder(folder));
    }

    private int execute(TestWorkspace workspace, String... arguments) {
        return new CommandLine(new GapsCommand(workspace))
                .setErr(new PrintWriter(refused, true))
                .execute(arguments);
    }

    @Test
    void theCommittedPageIsWhatTheCodeSays() throws IOException {
        TestWorkspace workspace = people.workspace();

        assertThat(execute(workspace, "--page")).isZero();

        assertThat(Files.readString(PAGE))
                .as("written anew by: ./pipeline gaps --page > docs/observability/gap-analysis.md")
                .isEqualTo(workspace.printed());
    }

    @Test
    @Criterion("gap-analysis.4")
    void theBriefingFitsOnAPageAndKnowsWhatHappened() throws IOException {
        people.load();
        TestWorkspace workspace = people.workspace();

        assertThat(execute(workspace)).isZero();

        assertThat(workspace.printed())
                .contains(
                        "The warehouse remembers 1 run", "1 SUCCEEDED", "What to do first", "  1. alert-on-exit-code");
        assertThat(workspace.printed().lines()).hasSizeLessThanOrEqualTo(LINES).allMatch(line -> line.length() <= 80);
    }

    @Test
    @Criterion("gap-analysis.4")
    void saysTheSameWhereThereIsNoWarehouse() {
        TestWorkspace workspace = people.workspace();

        assertThat(execute(workspace)).isZero();

        assertThat(workspace.printed()).contains("is not known", "What to do first");
    }

    @Test
    @Criterion("gap-analysis.4")
    void writesOnePageThatNeedsNothingElse() throws IOException {
        Path page = folder.resolve("briefing.html");

        assertThat(execute(people.workspace(), "--html", page.toString())).isZero();

        String html = Files.readString(page);
        assertThat(html).doesNotContain("{{", "<script", "src=", "href=", "url(");
        assertThat(Gaps.read().points()).allSatisfy(point -> assertThat(html).contains(point.word()));
        assertThat(Gaps.read().steps()).allSatisfy(step -> assertThat(html).contains(step.word()));
    }

    @Test
    void refusesAFileInAFolderThatIsNotThere() {
        String nowhere = folder.resolve("no/such.html").toString();

        assertThat(execute(people.workspace(), "--html", nowhere)).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(refused.toString()).contains("is no file in a folder that is there");
    }
}
