package dev.etlpipeline.chaos.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.chaos.experiment.DrillResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonPageTest {

    @TempDir
    Path home;

    private DrillResult drill() throws IOException {
        return TinyDrill.run(new DrillFolder(home.resolve("target/drills/tiny")), null);
    }

    @Test
    void makesThePageWithTheFirstLesson() throws IOException {
        LessonPage page = new LessonPage(home, "tiny");

        page.add(drill(), new Lesson("all\nof it", "", "  nothing "));

        assertThat(page.file()).isEqualTo(home.resolve("docs/resilience/drills/tiny.md"));
        assertThat(Files.readString(page.file()))
                .startsWith("# Drill: tiny\n")
                .contains("## What was learned\n", "### 2026-03-04 05:06 UTC\n")
                .contains("- PASSED: 2 of 2 experiments passed; H2, seed 7, speed test\n")
                .containsPattern("- `line-cut` PASSED: felt after [0-9.]+ m?s, first commit after [0-9.]+ s")
                .endsWith("- Went well: all of it\n- Changed: nothing\n")
                .doesNotContain("Went badly");
    }

    @Test
    void addsToWhatIsThere() throws IOException {
        LessonPage page = new LessonPage(home, "tiny");
        Files.createDirectories(home.resolve("docs/resilience/drills"));
        Files.writeString(page.file(), "# Mine\n\nWords of mine.\n");

        page.add(drill(), new Lesson("first", "", ""));
        page.add(drill(), new Lesson("", "second", ""));

        assertThat(Files.readString(page.file())).startsWith("# Mine\n\nWords of mine.\n\n## What was learned\n\n### ");
        assertThat(page.lessons()).hasSize(2);
        assertThat(page.lessons().get(0)).contains("Went well: first").doesNotContain("second");
        assertThat(page.lessons().get(1)).startsWith("2026-03-04 05:06 UTC").contains("Went badly: second");
    }

    @Test
    void entersANewPageInTheIndexOnce() throws IOException {
        LessonPage page = new LessonPage(home, "tiny");

        page.add(drill(), new Lesson("first", "", ""));
        page.add(drill(), new Lesson("second", "", ""));

        assertThat(Files.readString(home.resolve("docs/resilience/drills/README.md")))
                .startsWith("# What drills taught\n")
                .endsWith("\n- [tiny](tiny.md): " + TinyDrill.TITLE + "\n")
                .containsOnlyOnce("(tiny.md)");
    }

    @Test
    void knowsNoLessonWhereThereIsNoPage() throws IOException {
        assertThat(new LessonPage(home, "tiny").lessons()).isEmpty();
    }
}
