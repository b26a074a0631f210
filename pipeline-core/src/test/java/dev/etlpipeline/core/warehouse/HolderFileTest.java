package dev.etlpipeline.core.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HolderFileTest {

    @TempDir
    Path folder;

    private Path database;

    @BeforeEach
    void nameTheDatabase() {
        database = folder.resolve("warehouse");
    }

    @Test
    void saysWhoHasTheDatabaseOpenUntilItIsClosed() {
        HolderFile written = HolderFile.write(database, "run 1 on here");

        assertThat(HolderFile.read(database)).contains("run 1 on here");
        written.close();
        assertThat(HolderFile.read(database)).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void isNotBelievedOnceItsProcessIsGone() throws Exception {
        Process gone = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        gone.waitFor();
        write("run 1 on here\n" + gone.pid() + "\n");

        assertThat(HolderFile.read(database)).isEmpty();
    }

    @Test
    void isNotBelievedWhereItIsNoHolderFile() throws IOException {
        write("run 1 on here\nnobody\n");
        assertThat(HolderFile.read(database)).isEmpty();

        write("");
        assertThat(HolderFile.read(database)).isEmpty();
    }

    @Test
    void keepsNobodyFromWorkingWhereItCannotBeWritten() {
        HolderFile written = HolderFile.write(folder.resolve("absent/warehouse"), "run 1 on here");

        written.close();
        assertThat(HolderFile.read(folder.resolve("absent/warehouse"))).isEmpty();
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("warehouse.holder"), text);
    }
}
