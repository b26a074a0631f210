package dev.etlpipeline.observability.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.observability.People;
import dev.etlpipeline.testkit.H2Databases;
import io.javalin.http.BadRequestResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files may be loaded from a browser. */
class StartableFilesTest {

    @TempDir
    Path around;

    private Path home;
    private StartableFiles files;

    @BeforeEach
    void make() throws IOException {
        home = Files.createDirectories(around.resolve("home"));
        Files.writeString(around.resolve("secret.csv"), "secret\n");
        Path inbox = Files.createDirectories(home.resolve("inbox"));
        Files.createDirectories(home.resolve("inbox-other"));
        Files.writeString(home.resolve("inbox-other/theirs.csv"), "secret\n");
        Files.createDirectories(inbox.resolve("deeper"));
        Files.writeString(inbox.resolve("b.csv"), "person_id,age\n");
        Files.writeString(inbox.resolve("a.csv.gz"), "");
        Files.writeString(inbox.resolve("notes.md"), "");
        Files.writeString(inbox.resolve("deeper/c.csv"), "person_id,age\n");
        Files.createSymbolicLink(inbox.resolve("link.csv"), around.resolve("secret.csv"));
        files = new StartableFiles(new People(home, H2Databases.inFolder(home))
                .with("serve.inputs", "inbox,not-there")
                .workspace());
    }

    @Test
    void offersTheUsualFileFirstAndDataOfTheFolders() {
        assertThat(files.offered()).containsExactly("people.csv", "inbox/a.csv.gz", "inbox/b.csv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"people.csv", "inbox/b.csv", "inbox/deeper/c.csv", "inbox/../inbox/b.csv", "./inbox/notes.md"})
    void allowsWhatLiesInsideHoweverItIsNamed(String named) throws IOException {
        assertThat(files.allowed(named)).isEqualTo(home.resolve(named).toRealPath());
        assertThat(files.allowed(home.resolve(named).toString())).isRegularFile();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.csv",
                "inbox/../../secret.csv",
                "inbox/link.csv",
                "inbox-other/theirs.csv",
                "people.yaml",
                "inbox",
                "inbox/gone.csv",
                "-",
                "",
                "/etc/passwd",
                "inbox/b.csv\0.csv",
                "file:inbox/b.csv",
                "inbox\\..\\..\\secret.csv"
            })
    void refusesEverythingElseInTheSameWords(String named) {
        assertThatThrownBy(() -> files.allowed(named))
                .isInstanceOf(BadRequestResponse.class)
                .hasMessage("There is no such file in the folders that serve.inputs names (inbox, not-there), and it is"
                        + " not the one that paths.input names.");
    }
}
