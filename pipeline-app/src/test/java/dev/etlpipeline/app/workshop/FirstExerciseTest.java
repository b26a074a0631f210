package dev.etlpipeline.app.workshop;

import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.etlpipeline.testkit.exercise.BuiltCopy;
import dev.etlpipeline.testkit.exercise.Exercise;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** That the workshop's first exercise works as printed, with real builds and runs on a copy of the project. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "commands are for a POSIX shell")
@DisabledIfEnvironmentVariable(named = Exercise.PERFORMING, matches = ".+", disabledReason = "it is being performed")
class FirstExerciseTest {

    private static final Path HOME = Path.of("").toAbsolutePath().getParent();

    @TempDir
    private Path folder;

    @Test
    void worksAsPrinted() throws IOException, InterruptedException {
        Exercise exercise = Exercise.of(HOME.resolve("docs/workshop/exercise-1-a-step-and-a-rule.md"));
        assumeTrue(exercise.canBeDoneIn(HOME), "what the exercise changes is not in this build");
        assumeFalse(exercise.begunIn(HOME), "the exercise has been begun in this tree");

        exercise.perform(
                BuiltCopy.of(HOME, folder.resolve("pipeline"), Exercise.environment()), Exercise.environment());
    }
}
