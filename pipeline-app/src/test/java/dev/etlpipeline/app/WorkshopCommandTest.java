package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.app.backlog.ProjectFixture;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./pipeline workshop} does and says, on a small project with one exercise. Its check takes a real one, and Maven. */
class WorkshopCommandTest {

    private static final String FILE = "pipeline-core/src/main/java/a/A.java";
    private static final String COPY = "var/workshop/configuration";
    private static final String SOURCE = """
            package a;

            final class A {

                int answer() {
                    return 42;
                }
            }
            """;

    private static final String STANDS_IN =
            "// Yours: configuration, see docs/workshop/stories/configuration.md\n        return 0;";

    @TempDir
    Path home;

    private final ScreenFixture screen = new ScreenFixture();

    @BeforeEach
    void makeProject() {
        new ProjectFixture(home)
                .write("seeds/settings/application-local.yaml", "warehouse:\n  url: jdbc:h2:mem:x\n")
                .write(FILE, SOURCE)
                .test("ATest", "class ATest { @Test @Criterion(\"configuration.1\") void holds() {} }")
                .write("docs/workshop/stories/configuration.md", """
                        ---
                        exercise:
                          answers:
                            "a.A#answer": |
                              return 0;
                          tests:
                            - a.ATest
                        ---
                        # Configuration
                        """);
    }

    @Test
    void listsStoriesWithTheirPages() {
        assertThat(execute("workshop", "list")).isZero();

        assertThat(screen.out())
                .contains("configuration: About configuration (L2)")
                .contains("docs/workshop/stories/configuration.md", "Next: ./pipeline workshop start STORY");
    }

    @Test
    void startsACopyInWhichTheAnswerIsMissingAndSaysWhatToDo() {
        assertThat(execute("workshop", "start", "configuration")).isZero();

        assertThat(home.resolve(COPY).resolve(FILE)).hasContent(SOURCE.replace("return 42;", STANDS_IN));
        assertThat(home.resolve(FILE)).hasContent(SOURCE);
        assertThat(screen.out())
                .contains("a.A, method answer", "a.ATest", "Next: ./pipeline workshop check ")
                .contains("What to do, and hints: docs/workshop/stories/configuration.md");
    }

    @Test
    void leavesTheProjectsKeysAndAnchorsOutOfACopy() {
        new ProjectFixture(home)
                .write("keys/governance.key", "secret")
                .write("audit/anchors.log", "1")
                .write("m/src/main/java/a/audit/B.java", "package a.audit; class B {}");

        execute("workshop", "start", "configuration");

        assertThat(home.resolve(COPY).resolve("keys")).doesNotExist();
        assertThat(home.resolve(COPY).resolve("audit")).doesNotExist();
        assertThat(home.resolve(COPY).resolve("m/src/main/java/a/audit/B.java")).exists();
    }

    @Test
    void showsTheAnswerAndPutsItIntoACopy() {
        execute("workshop", "start", "configuration");

        assertThat(execute("workshop", "solution", "configuration")).isZero();
        assertThat(execute("workshop", "solution", "configuration", "--apply", copy()))
                .isZero();

        assertThat(screen.out()).contains(FILE + ":5", "int answer() {\n    return 42;\n}", "Put back " + FILE);
        assertThat(home.resolve(COPY).resolve(FILE)).hasContent(SOURCE);
    }

    @Test
    void refusesAStoryThatIsNoneAFolderThatIsThereAndOneThatIsNoCopy() {
        execute("workshop", "start", "configuration");

        assertThat(execute("workshop", "start", "confguration")).isEqualTo(2);
        assertThat(execute("workshop", "start", "configuration")).isEqualTo(2);
        assertThat(execute("workshop", "check", home.toString())).isEqualTo(2);

        assertThat(screen.err())
                .contains("There is no exercise confguration; did you mean configuration?")
                .contains("is there already", "--into")
                .contains("is no copy that ./pipeline workshop start STORY made")
                .doesNotContain("\tat ");
    }

    private String copy() {
        return home.resolve(COPY).toString();
    }

    private int execute(String... args) {
        App app = App.assemble(List.of(), SettingsOptions.peek(args), screen.plain(), home, Map.of());
        try {
            return Commands.of(app).execute(args);
        } finally {
            LogFile.close();
        }
    }
}
