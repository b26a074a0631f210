package dev.etlpipeline.app.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That what docs/workshop/README.md has people type ends as it says. */
class WorkshopCommandsTest {

    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();

    @TempDir
    Path folder;

    @Test
    void mistakesToHandOutAreRefusedAndDoNothing() throws IOException {
        PipelineHome home = home();
        List<String> mistakes = block("mistakes");

        assertThat(mistakes).hasSizeGreaterThan(4);
        for (String mistake : mistakes) {
            try (ChildPipeline child = start(home, mistake).endsWith(2)) {
                assertThat(child.err()).as(mistake).contains("Error: ").doesNotContain("\tat ");
                assertThat(child.out()).as(mistake).isEmpty();
            }
        }
        assertThat(home.resolve("var/rejects")).doesNotExist();
    }

    @Test
    void theSecondHoursCommandsTellOfARunAndOfOneThatDoesNotBegin() throws IOException {
        assumeTrue(Files.isDirectory(PROJECT.resolve("pipeline-observability")), "the hour goes with its module");
        PipelineHome home = home();

        for (String command : block("detectives")) {
            try (ChildPipeline child = start(home, command).endsWith(0)) {
                assertThat(child.out()).as(command).isNotBlank();
            }
        }
        for (String command : block("down")) {
            try (ChildPipeline child = start(home, command).endsWith(1)) {
                assertThat(child.said()).as(command).contains("observability.health.min-free-mib");
            }
        }
    }

    private PipelineHome home() throws IOException {
        PipelineHome home = new PipelineHome(folder);
        Files.copy(PROJECT.resolve("seeds/customers.csv"), home.resolve("seeds/customers.csv"));
        return home;
    }

    private static ChildPipeline start(PipelineHome home, String command) {
        assertThat(command).startsWith("./pipeline ");
        return home.start(command.substring("./pipeline ".length()).split(" ", -1));
    }

    /** The lines of the block behind that mark. */
    private static List<String> block(String name) throws IOException {
        String page = Files.readString(PROJECT.resolve("docs/workshop/README.md"));
        String mark = "<!-- " + name + " -->\n```sh\n";
        assertThat(page).contains(mark);
        int from = page.indexOf(mark) + mark.length();
        return page.substring(from, page.indexOf("```", from)).lines().toList();
    }
}
