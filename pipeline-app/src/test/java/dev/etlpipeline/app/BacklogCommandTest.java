package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etlpipeline.app.backlog.ProjectFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacklogCommandTest {

    private static final String LONG = "keepsWhatItSaysWithinEightyColumnsHoweverLongTheNamesOfTestsMayBe";

    @TempDir
    Path home;

    private final ScreenFixture screen = new ScreenFixture();
    private ProjectFixture project;

    @BeforeEach
    void makeProject() {
        project = new ProjectFixture(home)
                .write("seeds/settings/application-local.yaml", "warehouse:\n  url: jdbc:h2:mem:x\n")
                .test(
                        "ATest",
                        "class ATest { @Test @Criterion(\"configuration.1\") void holds() {}\n"
                                + "@Test @Criterion(\"configuration.1\") void " + LONG + "() {} }")
                .results(List.of("PASSED 2026-01-02T12:00:00Z a.ATest a.ATest holds"));
    }

    @Test
    void showsEachStoryWithWhatProvesItsCriteria() {
        assertThat(execute("backlog")).isZero();

        assertThat(screen.out()).isEqualToNormalizingNewlines("""
                Sprint 1: observable

                retry: About retry
                  open, 0 of 2 proven; L2, 3 points, code in pipeline-gone (not in this build)
                  not proven: 1, 2

                configuration: About configuration
                  in progress, 1 of 2 proven; L2, 3 points, code in pipeline-core
                   1  passed  ATest.holds
                   1  not run ATest
                              .LONG
                  not proven: 2

                deployment: About deployment
                  open, 0 of 2 proven; L2, 3 points, code in docs
                  not proven: 1, 2

                3 stories: 2 open, 1 in progress; 1 of 6 criteria proven
                Next: ./pipeline backlog --story retry

                Page: PAGE
                """.replace("LONG", LONG)
                .replace("PAGE", PathText.shown(home.resolve("target/backlog/index.html"))));
        assertThat(home.resolve("target/backlog/index.html")).content().contains("About configuration");
    }

    @Test
    void showsOneStoryInWordsWithPlacesAndTimes() {
        assertThat(execute("backlog", "--story", "configuration")).isZero();

        assertThat(screen.out())
                .contains("As an Engineer, I want configuration, so that it is there.")
                .contains("configuration.1 The first thing about configuration.")
                .contains("passed at 2026-01-02T12:00:00Z", "pipeline-core/src/test/java/a/ATest.java:6")
                .contains("configuration.2 The other thing about configuration.\n    not proven")
                .doesNotContain("retry");
    }

    @Test
    void fitsEightyColumns() {
        execute("backlog");
        execute("backlog", "--story", "configuration");

        assertThat(screen.out().lines().filter(line -> !line.startsWith("Page: ")))
                .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(80));
    }

    @Test
    void showsOnlyWhatIsAskedFor() {
        project.backlog(
                ProjectFixture.story("retry", "pipeline-core", "open").replace("sprint: 1", "sprint: 2"),
                ProjectFixture.story("configuration", "pipeline-gone", "done"),
                ProjectFixture.story("deployment", "docs", "open").replace("L2", "L1"));

        assertThat(slugs("--sprint", "2")).containsExactly("retry");
        assertThat(slugs("--level", "l1")).containsExactly("deployment");
        assertThat(slugs("--open")).containsExactly("retry", "configuration", "deployment");
        assertThat(slugs("--open", "--sprint", "1", "--level", "L1")).containsExactly("deployment");
        assertThat(slugs("--sprint", "3")).isEmpty();
    }

    @Test
    void leavesDoneStoriesOutWhereOpenOnesAreAskedFor() {
        project.write("docs/page.md", """
                        ---
                        meets:
                          configuration.2: {heading: Settings, command: ./pipeline docs settings > docs/settings.md}
                        ---
                        # Settings
                        `./pipeline docs settings > docs/settings.md`
                        """)
                .backlog(
                        ProjectFixture.story("configuration", "pipeline-core", "done"),
                        ProjectFixture.story("retry", "pipeline-core", "open"));

        assertThat(slugs("--open")).containsExactly("retry");
    }

    @Test
    void printsOneJsonObjectAndNothingElse() throws IOException {
        assertThat(execute("backlog", "--json", "--story", "configuration")).isZero();

        JsonNode story = json(screen.out()).get("stories").get(0);
        assertThat(story.fieldNames())
                .toIterable()
                .containsExactly(
                        "slug",
                        "title",
                        "sprint",
                        "level",
                        "points",
                        "role",
                        "sentence",
                        "kind",
                        "module",
                        "in_build",
                        "state",
                        "criteria");
        assertThat(story.get("state").asText()).isEqualTo("in progress");
        JsonNode proof = story.get("criteria").get(0).get("proofs").get(0);
        assertThat(proof.get("test").asText()).isEqualTo("a.ATest#holds");
        assertThat(proof.get("outcome").asText()).isEqualTo("passed");
        assertThat(proof.get("at").asText()).isEqualTo("2026-01-02T12:00:00Z");
        assertThat(story.get("criteria").get(1).get("proofs")).isEmpty();
    }

    @Test
    void endsWithOneWhereTheBacklogDoesNotHold() {
        project.backlog(ProjectFixture.story("configuration", "pipeline-core", "done"));

        assertThat(execute("backlog")).isEqualTo(1);

        assertThat(screen.err())
                .contains("Error: The backlog does not hold:")
                .contains("configuration is done, but nothing proves configuration.2");
    }

    @Test
    void refusesWhatDoesNotExist() throws IOException {
        assertThat(execute("backlog", "--story", "rety")).isEqualTo(2);
        assertThat(execute("backlog", "--sprint", "4")).isEqualTo(2);
        assertThat(execute("backlog", "--level", "L5")).isEqualTo(2);
        Files.delete(home.resolve("seeds/backlog.yaml"));
        assertThat(execute("backlog")).isEqualTo(2);

        assertThat(screen.err())
                .contains("There is no story rety; did you mean retry?")
                .contains("--sprint must be 1, 2 or 3, but is 4")
                .contains("--level must be L1, L2, L3 or L4, but is L5")
                .contains("There is no seeds/backlog.yaml in")
                .doesNotContain("\tat ");
    }

    private List<String> slugs(String... options) {
        ScreenFixture each = new ScreenFixture();
        String[] args = Stream.concat(Stream.of("backlog", "--json"), Arrays.stream(options))
                .toArray(String[]::new);
        execute(each, args);
        return json(each.out()).get("stories").findValuesAsText("slug");
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }

    private int execute(String... args) {
        return execute(screen, args);
    }

    private int execute(ScreenFixture on, String... args) {
        App app = App.assemble(List.of(), SettingsOptions.peek(args), on.plain(), home, Map.of());
        try {
            return Commands.of(app).execute(args);
        } finally {
            LogFile.close();
        }
    }
}
