package dev.etlpipeline.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.testkit.docs.Page.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That what pages quote from files stands there, letter by letter: {@code <!-- from: path -->} before the block. */
class QuotedFilesTest {

    private static final String FROM = "from: ";

    @Test
    void quotesStandInTheirFilesLetterByLetter() throws IOException {
        try (Stream<Path> files = Files.walk(Page.root().resolve("docs"))) {
            List<Page> pages = files.filter(file -> file.toString().endsWith(".md"))
                    .map(Page::of)
                    .toList();

            for (Page page : pages) {
                for (Block block : page.blocks()) {
                    if (block.marker().startsWith(FROM)) {
                        Path source = Page.root().resolve(block.marker().substring(FROM.length()));
                        assertThat(Page.text(source))
                                .as(page.name() + ", line " + block.number())
                                .contains(block.text());
                    }
                }
            }
        }
    }

    @Test
    void allCodeOfTheSeamsPageIsQuoted() {
        List<Block> blocks = Page.of("docs/which-seam.md").blocks();

        assertThat(blocks)
                .filteredOn(block -> List.of("java", "sql").contains(block.language()))
                .hasSizeGreaterThan(4);
        assertThat(blocks)
                .filteredOn(block -> List.of("java", "sql").contains(block.language()))
                .allSatisfy(block ->
                        assertThat(block.marker()).as("line " + block.number()).startsWith(FROM));
    }
}
