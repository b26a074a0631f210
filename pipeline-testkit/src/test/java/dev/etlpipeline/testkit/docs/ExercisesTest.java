package dev.etlpipeline.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.etlpipeline.testkit.exercise.BuiltCopy;
import dev.etlpipeline.testkit.exercise.Exercise;
import dev.etlpipeline.testkit.exercise.ProjectCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * That the workshop's exercises work as printed: each is performed on a copy of the project, with real builds and runs.
 * Once one is begun in this tree, there is nothing left to try.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "commands are for a POSIX shell")
@DisabledIfEnvironmentVariable(
        named = ExercisesTest.PERFORMING,
        matches = ".+",
        disabledReason = "it is being performed")
class ExercisesTest {

    static final String PERFORMING = "PIPELINE_EXERCISE";

    @TempDir
    private Path folder;

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(Page.root().resolve("docs/workshop"))) {
            return files.filter(file -> file.getFileName().toString().matches("exercise-.*\\.md"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void thereIsAnExercise() throws IOException {
        assertThat(pages()).isNotEmpty();
    }

    @Test
    void theFirstWorksAsPrinted() throws IOException, InterruptedException {
        perform(pages().get(0));
    }

    static List<Path> laterPages() throws IOException {
        return pages().subList(1, pages().size());
    }

    @ParameterizedTest
    @MethodSource("laterPages")
    @Tag("performed")
    void theOthersWorkAsPrinted(Path page) throws IOException, InterruptedException {
        perform(page);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void catchingUpLeadsToTheSameFiles(Path page) throws IOException, InterruptedException {
        Exercise exercise = exerciseToDo(page);
        CatchUp catchUp = new CatchUp(page, folder);

        exercise.edit(ProjectCopy.of(Page.root(), folder.resolve("b")));

        catchUp.leadsFrom(ProjectCopy.of(Page.root(), folder.resolve("a")), folder.resolve("b"));
    }

    private void perform(Path page) throws IOException, InterruptedException {
        Exercise exercise = exerciseToDo(page);

        exercise.perform(BuiltCopy.of(Page.root(), folder.resolve("pipeline"), environment()), environment());
    }

    private static Exercise exerciseToDo(Path page) throws IOException {
        Exercise exercise = Exercise.of(page);
        assumeTrue(Files.isDirectory(Page.root().resolve("pipeline-app")), "an exercise needs the command line");
        assumeTrue(exercise.canBeDoneIn(Page.root()), "what the exercise changes is not in this build");
        assumeFalse(exercise.begunIn(Page.root()), "the exercise has been begun in this tree");
        return exercise;
    }

    /** The JDK and the local repository of this build, and no more of the compiler than short runs need. */
    static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put(PERFORMING, "true");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("PIPELINE_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
        String repository = System.getProperty("maven.repo.local");
        if (repository != null) {
            String options = System.getenv().getOrDefault("MAVEN_OPTS", "");
            environment.put("MAVEN_OPTS", options + " -Dmaven.repo.local=" + repository);
        }
        return environment;
    }
}
