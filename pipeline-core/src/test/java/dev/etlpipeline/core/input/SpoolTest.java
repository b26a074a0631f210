package dev.etlpipeline.core.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    private static final String READY = "ready";

    @TempDir
    Path folder;

    /** Spools its standard input and lives on until it is killed. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] args) throws IOException, InterruptedException {
            try (InputFile input = InputFile.open(InputFile.STDIN, System.in, Path.of(args[0]))) {
                System.out.println(READY + " " + input.identify().size());
                new CountDownLatch(1).await();
            }
        }
    }

    private Process holder() throws IOException {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (OutputStream in = holder.getOutputStream()) {
            in.write("id,name\n1,a\n".getBytes(UTF_8));
        }
        return holder;
    }

    private List<String> suffixes() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replaceAll(".*\\.", ""))
                    .sorted()
                    .toList();
        }
    }

    private void openAnother() throws IOException {
        InputFile.open(InputFile.STDIN, new ByteArrayInputStream(new byte[] {'x'}), folder)
                .close();
    }

    @Test
    @Timeout(60)
    void isLeftToItsProcessWhileThatLivesAndDeletedWhenItWasKilled() throws Exception {
        Process holder = holder();
        try (BufferedReader out = holder.inputReader(UTF_8)) {
            assertThat(out.readLine()).isEqualTo(READY + " 12");

            openAnother();
            assertThat(suffixes()).containsExactly("lock", "spool");
        } finally {
            holder.destroyForcibly().waitFor();
        }

        assertThat(suffixes()).containsExactly("lock", "spool");
        openAnother();
        assertThat(suffixes()).isEmpty();
    }

    @Test
    void isLeftToAnotherInputOfTheSameProcess() throws IOException {
        try (InputFile first =
                InputFile.open(InputFile.STDIN, new ByteArrayInputStream("id\n1\n".getBytes(UTF_8)), folder)) {
            openAnother();

            assertThat(first.identify().size()).isEqualTo(5);
            try (SeekableInput in = first.read()) {
                assertThat(in.read(new byte[9], 0, 9)).isEqualTo(5);
            }
        }
        assertThat(suffixes()).isEmpty();
    }

    @Test
    void isKnownAsItsOwnUnderAnotherNameOfTheFolder() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = folder.resolve("link");
        try {
            Files.createSymbolicLink(link, real);
        } catch (IOException | UnsupportedOperationException e) {
            assumeThat(false).as("no symbolic links here: %s", e).isTrue();
        }

        try (InputFile first =
                InputFile.open(InputFile.STDIN, new ByteArrayInputStream("id\n1\n".getBytes(UTF_8)), real)) {
            InputFile.open(InputFile.STDIN, new ByteArrayInputStream(new byte[] {'x'}), link)
                    .close();

            assertThat(first.identify().size()).isEqualTo(5);
        }
    }

    @Test
    void leavesOtherFilesOfTheFolderAlone() throws IOException {
        Path other = Files.writeString(folder.resolve("input.spool"), "x");
        Path locked = Files.writeString(folder.resolve("other.lock"), "x");

        openAnother();

        assertThat(other).exists();
        assertThat(locked).exists();
    }

    @Test
    void needsNoFolderForAFileThatIsReadTwice() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "id\n1\n");

        InputFile.open(file, folder.resolve("nowhere")).close();

        assertThat(folder.resolve("nowhere")).doesNotExist();
    }
}
