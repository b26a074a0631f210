package dev.etlpipeline.testkit.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Small exercises in a folder of their own. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "commands are for a POSIX shell")
class ExerciseTest {

    @TempDir
    private Path folder;

    private Path tree;

    @BeforeEach
    void makeTree() throws IOException {
        tree = Files.createDirectory(folder.resolve("tree"));
        Files.writeString(tree.resolve("list.txt"), "one\ntwo\nthree\n");
    }

    @Test
    void makesPastesRunsAndComparesInOrder() throws Exception {
        perform("""
                # An exercise

                <!-- run -->
                ```sh
                cat list.txt
                ```

                <!-- see -->
                ```text
                one
                ...
                three
                ```

                <!-- over: list.txt -->
                ```text
                two
                two and a half
                ```

                <!-- file: new/folder/greeting.txt -->
                ```text
                Hello

                there
                ```

                <!-- run -->
                ```sh
                cat list.txt
                cat new/folder/greeting.txt
                ```

                <!-- see -->
                ```text
                one
                two
                two and a half
                three
                Hello

                there
                ```

                <!-- read -->
                ```sh
                exit 1
                ```
                """);

        assertThat(tree.resolve("list.txt")).hasContent("one\ntwo\ntwo and a half\nthree\n");
        assertThat(tree.resolve("new/folder/greeting.txt")).hasContent("Hello\n\nthere\n");
    }

    @Test
    void saysWhichLineOfAnOutputDiffers() {
        assertThatPerforming("""
                <!-- run -->
                ```sh
                cat list.txt
                ```
                <!-- see -->
                ```text
                one
                zwei
                three
                ```
                """)
                .hasMessageContainingAll(
                        "page.md, line 8 (see): the output differs",
                        "expected: zwei\n  found:    two\nof this output:\n  one\n  two\n  three");
    }

    @Test
    void saysWhenAnOutputGoesOnOrEndsEarly() {
        assertThatPerforming(seeing("one\ntwo")).hasMessageContaining("expected: (nothing more)\n  found:    three");
        assertThatPerforming(seeing("one\ntwo\nthree\nfour"))
                .hasMessageContaining("expected: four\n  found:    (no such line)");
    }

    private static String seeing(String output) {
        return "<!-- run -->\n```sh\ncat list.txt\n```\n<!-- see -->\n```text\n" + output + "\n```\n";
    }

    @Test
    void showsTheOutputOfACommandThatFails() {
        assertThatPerforming("""
                <!-- run -->
                ```sh
                echo before; echo trouble >&2; false; echo behind
                ```
                """)
                .hasMessage("page.md, line 3 (run): ended with exit 1, not with exit 0; its output:\n"
                        + "  before\n  trouble");
    }

    @Test
    void refusesACommandThatShouldHaveFailed() throws Exception {
        perform("<!-- run: exit 3 -->\n```sh\nexit 3\n```\n");

        assertThatPerforming("<!-- run: exit 3 -->\n```sh\nexit 4\n```\n")
                .hasMessageContaining("ended with exit 4, not with exit 3");
        assertThatPerforming("<!-- run: exit 3 -->\n```sh\ntrue\n```\n")
                .hasMessageContaining("ended with exit 0, not with exit 3");
    }

    @Test
    void neverOverwritesAFile() throws IOException {
        String page = "<!-- file: list.txt -->\n```text\nx\n```\n<!-- run -->\n```sh\ntrue\n```\n";

        assertThatPerforming(page).hasMessage("page.md, line 3 (file list.txt): there is such a file already");
        assertThat(tree.resolve("list.txt")).hasContent("one\ntwo\nthree\n");
    }

    @Test
    void pastesOverALineThatIsThereOnceOnly() throws IOException {
        Files.writeString(tree.resolve("twice.txt"), "two\ntwo\n");

        assertThatPerforming(pasting("twice.txt"))
                .hasMessageContaining(
                        "(over twice.txt): the block's first line has to stand in the file once, but stands"
                                + " there 2 times:\n  two");
        Files.writeString(tree.resolve("twice.txt"), " two\n");
        assertThatPerforming(pasting("twice.txt")).hasMessageContaining("stands there nowhere:\n  two");
        assertThatPerforming(pasting("absent.txt")).hasMessageContaining("(over absent.txt): there is no such file");
    }

    private static String pasting(String file) {
        return "<!-- over: " + file + " -->\n```text\ntwo\nnext\n```\n<!-- run -->\n```sh\ntrue\n```\n";
    }

    @Test
    void stopsAtTheFirstBlockThatDoesNotGoAsPrinted() {
        assertThatPerforming("<!-- run -->\n```sh\nfalse\n```\n<!-- run -->\n```sh\ntouch went-on\n```\n")
                .hasMessageContaining("line 3 (run)");

        assertThat(tree.resolve("went-on")).doesNotExist();
    }

    @Test
    void handsTheEnvironmentOn() throws Exception {
        String page = "<!-- run -->\n```sh\necho \"$GREETING\"\n```\n<!-- see -->\n```text\nhello\n```\n";

        exercise(page).perform(tree, Map.of("GREETING", "hello"));

        assertThatThrownBy(() -> exercise(page).perform(tree, Map.of("GREETING", "bye")))
                .isInstanceOf(ExerciseFailure.class);
    }

    @Test
    void givesCommandsAnEmptyStandardInput() throws Exception {
        perform("<!-- run -->\n```sh\ncat\necho read\n```\n<!-- see -->\n```text\nread\n```\n");
    }

    @Test
    void editsWithoutRunningAnything() throws Exception {
        exercise("<!-- over: list.txt -->\n```text\ntwo\ntwo and a half\n```\n<!-- run -->\n```sh\nrm list.txt\n```\n")
                .edit(tree);

        assertThat(tree.resolve("list.txt")).hasContent("one\ntwo\ntwo and a half\nthree\n");
    }

    @Test
    void knowsATreeInWhichItWasBegun() throws IOException {
        Exercise exercise = exercise("<!-- file: new.txt -->\n```text\nx\n```\n<!-- run -->\n```sh\ntrue\n```\n");

        assertThat(exercise.begunIn(tree)).isFalse();
        Files.createFile(tree.resolve("new.txt"));
        assertThat(exercise.begunIn(tree)).isTrue();
    }

    private Exercise exercise(String text) throws IOException {
        return Exercise.of(Files.writeString(folder.resolve("page.md"), text));
    }

    private void perform(String text) throws IOException, InterruptedException {
        exercise(text).perform(tree, Map.of());
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertThatPerforming(String text) {
        return assertThatThrownBy(() -> perform(text)).isInstanceOf(ExerciseFailure.class);
    }
}
