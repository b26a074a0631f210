package dev.etlpipeline.app.backlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestSourcesTest {

    @TempDir
    Path home;

    private ProjectFixture project;

    @Test
    void findsWhatATestNames() {
        TestSources sources = sources("""
                class ATest {
                    @Test
                    @Criterion("retry.1")
                    @Criterion("retry.2")
                    void holds() {}
                }
                """);

        assertThat(sources.proofs())
                .containsExactly(
                        new Proof(
                                "retry.1",
                                "ATest.holds",
                                "a.ATest#holds",
                                "pipeline-core/src/test/java/a/ATest.java:8"),
                        new Proof(
                                "retry.2",
                                "ATest.holds",
                                "a.ATest#holds",
                                "pipeline-core/src/test/java/a/ATest.java:9"));
        assertThat(sources.problems()).isEmpty();
    }

    @Test
    void findsWhatAClassNamesForAllItsTestsAndWhatNestedOnesDo() {
        TestSources sources = sources("""
                @Criterion("retry.1")
                class ATest {
                    @org.junit.jupiter.api.Nested
                    class Inside {
                        @Test
                        @dev.etlpipeline.criteria.Criterion(value = "retry.2")
                        void holds() {}
                    }
                }
                """);

        assertThat(sources.proofs())
                .extracting(Proof::criterion, Proof::test)
                .containsExactlyInAnyOrder(tuple("retry.1", "a.ATest"), tuple("retry.2", "a.ATest$Inside#holds"));
    }

    @Test
    void takesNoCommentAndNoTextForAnAnnotation() {
        TestSources sources = sources("""
                /** Like @Criterion("retry.1"). */
                class ATest {
                    // @Criterion("retry.1")
                    @Test
                    void holds() {
                        String text = "@Criterion(\\"retry.1\\")";
                    }
                }
                """);

        assertThat(sources.proofs()).isEmpty();
    }

    @Test
    void countsWhatAClassInherits() {
        assertThat(sources("@Criterion(\"retry.1\") class ATest extends Contract {}")
                        .proofs())
                .hasSize(1);
    }

    @Test
    void refusesAnnotationsThatProveNothing() {
        assertThat(problem("class ATest { @Criterion(\"retry.1\") void helps() {} }"))
                .startsWith("pipeline-core/src/test/java/a/ATest.java:6: ")
                .contains("stands on what is no test");
        assertThat(problem("@Criterion(\"retry.1\") class ATest {}")).contains("stands on what is no test");
        assertThat(problem("class ATest { @Test @Disabled @Criterion(\"retry.1\") void holds() {} }"))
                .contains("stands on a disabled test");
        assertThat(problem("class ATest { @Test @Criterion(ID) void holds() {} }"))
                .contains("as a literal");
    }

    @Test
    void knowsWhichTestsThereAre() {
        TestSources sources = sources("class ATest { @Test void holds() {} void helps() {} }");

        assertThat(sources.has("a.ATest#holds")).isTrue();
        assertThat(sources.has("a.ATest#helps")).isFalse();
        assertThat(sources.has("a.ATest#absent")).isFalse();
        assertThat(sources.has("a.Absent#holds")).isFalse();
        assertThat(sources.has("nothing")).isFalse();
    }

    private String problem(String body) {
        List<String> problems = sources(body).problems();
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    private TestSources sources(String body) {
        project = new ProjectFixture(home).test("ATest", body);
        return TestSources.read(project.home(), List.of("pipeline-core"));
    }
}
