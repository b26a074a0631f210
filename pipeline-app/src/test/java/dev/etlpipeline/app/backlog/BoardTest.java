package dev.etlpipeline.app.backlog;

import static dev.etlpipeline.app.backlog.ProjectFixture.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.app.backlog.LastRun.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardTest {

    private static final String PAGE = """
            ---
            meets:
              configuration.2: {heading: Settings, command: ./pipeline run}
            ---
            # Settings
            `./pipeline run`
            """;

    @TempDir
    Path home;

    private ProjectFixture project;

    @BeforeEach
    void makeProject() {
        project = new ProjectFixture(home);
    }

    @Test
    void holdsWhereNothingIsSaidToBeDone() {
        assertThat(project.board().problems()).isEmpty();
    }

    @Test
    void bringsProofAndItsLastRunTogether() {
        project.test("ATest", "class ATest { @Test @Criterion(\"configuration.1\") void holds() {} }");
        assertThat(project.onlyEvidence("configuration.1").last()).isEmpty();

        project.results(List.of("FAILED 2026-01-02T12:00:00Z a.ATest a.ATest holds"));

        assertThat(project.onlyEvidence("configuration.1").last())
                .hasValueSatisfying(last -> assertThat(last.outcome()).isEqualTo(Outcome.FAILED));
    }

    @Test
    void aResultOfATestThatIsGoneProvesNothing() {
        project.results(List.of("PASSED 2026-01-02T12:00:00Z a.ATest a.ATest holds"));

        assertThat(project.board().evidence(new Wanted("configuration.1", ""))).isEmpty();
    }

    @Test
    void refusesAStoryCalledDoneWithAnUnprovenCriterion() {
        project.backlog(story("configuration", "pipeline-core", "done"))
                .test("ATest", "class ATest { @Test @Criterion(\"configuration.1\") void holds() {} }");

        assertThat(project.board().problems())
                .containsExactly("seeds/backlog.yaml: configuration is done, but nothing proves configuration.2");
    }

    @Test
    void acceptsAStoryWhoseCriteriaAreProvenByTestOrPage() {
        project.backlog(story("configuration", "pipeline-core", "done"))
                .test("ATest", "class ATest { @Test @Criterion(\"configuration.1\") void holds() {} }")
                .page(PAGE);

        assertThat(project.board().problems()).isEmpty();
        assertThat(project.board().proven(project.board().backlog().story("configuration")))
                .isEqualTo(2);
    }

    @Test
    void demandsNothingOfADoneStoryWhoseModuleIsNotInTheBuild() {
        project.backlog(story("retry", "pipeline-gone", "done"));

        Board board = project.board();

        assertThat(board.problems()).isEmpty();
        assertThat(board.state(board.backlog().story("retry"))).isEqualTo(StoryState.ABSENT);
    }

    @Test
    void refusesProofsOfCriteriaThatDoNotExist() {
        project.test("ATest", "class ATest { @Test @Criterion(\"configuration.9\") void holds() {} }")
                .page(PAGE.replace("configuration.2", "rety.1"));

        assertThat(project.board().problems())
                .containsExactly(
                        "docs/page.md: there is no criterion rety.1 in seeds/backlog.yaml",
                        "pipeline-core/src/test/java/a/ATest.java:6: there is no criterion configuration.9 in"
                                + " seeds/backlog.yaml");
    }

    @Test
    void refusesAnnotationsAndFrontMatterThatProveNothing() {
        project.test("ATest", "class ATest { @Criterion(\"configuration.1\") void helps() {} }")
                .page("---\nmeet: {}\n---\n");

        assertThat(project.board().problems()).hasSize(2);
    }

    @Test
    void refusesAPageThatLacksItsHeadingItsProofItsTestOrItsCommand() {
        assertThat(problemOf(PAGE.replace("# Settings", "# Setting"))).contains("there is no heading 'Settings'");
        assertThat(problemOf(PAGE.replace("`./pipeline run`", "")))
                .contains("there is no command with './pipeline run' under 'Settings'");
        assertThat(problemOf(PAGE.replace("run}", "run, test: \"a.ATest#holds\"}")))
                .contains("there is no test a.ATest#holds");
        assertThat(problemOf(PAGE.replace("pipeline run", "pipeline ran"))).contains("there is no ./pipeline ran");
    }

    @Test
    void demandsNeitherTestNorCommandOfAPageWhoseModuleIsNotInTheBuild() {
        project.page(PAGE.replace("configuration.2", "retry.2").replace("pipeline run", "pipeline resume"));

        assertThat(project.board().problems()).isEmpty();
    }

    @Test
    void saysThatTheSourcesAreNotThere() throws IOException {
        Files.delete(home.resolve("pom.xml"));

        assertThatThrownBy(project::board)
                .isInstanceOf(BacklogException.class)
                .hasMessageContaining("there is no pom.xml");
    }

    private String problemOf(String page) {
        List<String> problems = project.page(page).board().problems();
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }
}
