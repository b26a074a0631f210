package dev.etlpipeline.testkit.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExercisePageTest {

    private static final String RUN = "<!-- run -->\n```sh\ntrue\n```\n";

    private static List<Block> blocks(String text) {
        return ExercisePage.blocks("page.md", text.lines().toList());
    }

    @Test
    void knowsWhereABlockStandsAndWhatItHolds() {
        assertThat(blocks("# Title\n\n<!-- file: a/b.txt -->\n```text\nx\n\ny\n```\n" + RUN))
                .containsExactly(
                        new Block("page.md", 5, BlockKind.FILE, "a/b.txt", List.of("x", "", "y")),
                        new Block("page.md", 11, BlockKind.RUN, "", List.of("true")));
    }

    @Test
    void leavesOtherCommentsAlone() {
        assertThat(blocks("<!-- a note to the writer -->\n\n<!-- toc: 2 -->\n\n" + RUN))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ```sh~true~```                          | line 1 (```sh): the block has no mark; one that is not to be tried is marked <!-- read -->
            <!-- run -->~~```sh~true~```            | line 1 (<!-- run -->): the mark stands before no block
            <!-- rnu -->~```sh~true~```             | line 1 (<!-- rnu -->): no such mark
            <!-- run -->~```sh~true                 | line 2 (```sh): the block has no end
            <!-- run -->~```sh~```                  | line 3 (run): the block is empty
            <!-- run -->                            | line 1 (<!-- run -->): the mark stands before no block
            <!-- run: twice -->~```sh~true~```      | line 3 (run twice): behind the mark's word must stand nothing, or a colon and such as exit 1
            <!-- file -->~```text~x~```             | line 3 (file): behind the mark's word must stand a colon and a path inside the project
            <!-- file: ../x -->~```text~x~```       | line 3 (file ../x): behind the mark's word must stand a colon and a path inside
            <!-- over: /etc/x -->~```text~x~```     | line 3 (over /etc/x): behind the mark's word must stand a colon and a path inside
            <!-- read: x -->~```text~x~```          | line 3 (read x): behind the mark's word must stand nothing
            <!-- see -->~```text~x~```              | line 3 (see): what is to be seen has to follow what is run
            - <!-- run -->~  ```sh~  true~  ```     | line 2 (  ```sh): a block has to begin at the left margin
            <!-- read -->~```sh~true~```            | line 1 (<!-- read -->): the page has no block to run
            """)
    void refusesAPageThatCannotBePerformed(String page, String message) {
        assertThatThrownBy(() -> blocks(page.replace('~', '\n')))
                .isInstanceOf(ExerciseFailure.class)
                .hasMessageContaining("page.md, " + message);
    }
}
