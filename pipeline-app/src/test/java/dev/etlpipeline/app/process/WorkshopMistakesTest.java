package dev.etlpipeline.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the mistakes which docs/workshop/README.md hands out end as it says: with exit code 2, and nothing done. */
class WorkshopMistakesTest {

    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
    private static final String MARK = "<!-- mistakes -->\n```sh\n";

    @TempDir
    Path folder;

    @Test
    void mistakesToHandOutAreRefusedAndDoNothing() throws IOException {
        PipelineHome home = new PipelineHome(folder);
        Files.copy(PROJECT.resolve("seeds/customers.csv"), home.resolve("seeds/customers.csv"));
        List<String> mistakes = mistakes();

        assertThat(mistakes).hasSizeGreaterThan(4);
        for (String mistake : mistakes) {
            assertThat(mistake).startsWith("./pipeline ");
            try (ChildPipeline child =
                    home.start(mistake.substring("./pipeline ".length()).split(" ", -1))) {
                child.endsWith(2);
                assertThat(child.err()).as(mistake).contains("Error: ").doesNotContain("\tat ");
                assertThat(child.out()).as(mistake).isEmpty();
            }
        }
        assertThat(home.resolve("var/rejects")).doesNotExist();
    }

    private static List<String> mistakes() throws IOException {
        String page = Files.readString(PROJECT.resolve("docs/workshop/README.md"));
        int from = page.indexOf(MARK) + MARK.length();
        return page.substring(from, page.indexOf("```", from)).lines().toList();
    }
}
