package dev.etlpipeline.testkit.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "commands are for a POSIX shell")
class CommandsTest {

    @TempDir
    private Path folder;

    @Test
    void endsWhatTakesTooLongWithAllThatItStarted() throws Exception {
        Block forever =
                new Block("page.md", 3, BlockKind.RUN, "", List.of("echo begun", "sleep 600 & echo $! >pid", "wait"));
        Commands commands = new Commands(folder, Map.of(), Duration.ofSeconds(2));

        assertThatThrownBy(() -> commands.run(forever))
                .isInstanceOf(ExerciseFailure.class)
                .hasMessage("page.md, line 3 (run): not over after 2 s; so far:\n  begun");

        long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        ProcessHandle.of(pid).ifPresent(sleep -> sleep.onExit().join());
        assertThat(ProcessHandle.of(pid)).isEmpty();
    }
}
