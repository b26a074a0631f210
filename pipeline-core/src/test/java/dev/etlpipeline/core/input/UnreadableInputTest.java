package dev.etlpipeline.core.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.etlpipeline.core.source.SourceException;
import dev.etlpipeline.criteria.Criterion;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that even an administrator cannot read; Linux has some in /proc. Elsewhere these tests are skipped. */
class UnreadableInputTest {

    @TempDir
    Path folder;

    private static Path proc(String name) {
        Path file = Path.of("/proc").resolve(name);
        assumeThat(Files.exists(file))
                .as("%s is there to be unreadable; without it this case is not shown here", file)
                .isTrue();
        return file;
    }

    @Test
    @Criterion("input-validation.1")
    void refusesAFileThatItsUserMayNotRead() {
        Path file = proc("sys/vm/compact_memory");
        assumeThat(Files.isReadable(file)).isFalse();

        assertThatThrownBy(() -> InputFile.open(file, folder))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("compact_memory cannot be read by this user")
                .hasMessageContaining("read permission");
    }

    @Test
    @Criterion("input-validation.1")
    void refusesAFileWhoseReadingFails() {
        Path file = proc("self/mem");

        assertThatThrownBy(() -> InputFile.open(file, folder))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("Input mem cannot be read: ")
                .hasMessageContaining("Check the file")
                .cause()
                .isInstanceOf(IOException.class);
    }

    @Test
    void saysWhatTheSystemSaysWithoutPaths() {
        assertThat(ReadFailures.reason(new FileSystemException("/secret", null, "Too many open files")))
                .isEqualTo("Too many open files");
        assertThat(ReadFailures.reason(new AccessDeniedException("/secret"))).isEqualTo("Permission denied");
        assertThat(ReadFailures.reason(new IOException("Input/output error"))).isEqualTo("Input/output error");
        assertThat(ReadFailures.reason(new IOException())).isEqualTo("IOException");
    }
}
