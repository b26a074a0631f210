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
import java.util.List;
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
 * Once one is begun in this tree, there is nothing left to try. The first is performed at every build, by a test of pipeline-app beside
 * which others run.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "commands are for a POSIX shell")
@DisabledIfEnvironmentVariable(named = Exercise.PERFORMING, matches = ".+", disabledReason = "it is being performed")
class ExercisesTest {

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

        exercise.perform(
                BuiltCopy.of(Page.root(), folder.resolve("pipeline"), Exercise.environment()), Exercise.environment());
    }

    private static Exercise exerciseToDo(Path page) throws IOException {
        Exercise exercise = Exercise.of(page);
        assumeTrue(Files.isDirectory(Page.root().resolve("pipeline-app")), "an exercise needs the command line");
        assumeTrue(exercise.canBeDoneIn(Page.root()), "what the exercise changes is not in this build");
        assumeFalse(exercise.begunIn(Page.root()), "the exercise has been begun in this tree");
        return exercise;
    }
}
