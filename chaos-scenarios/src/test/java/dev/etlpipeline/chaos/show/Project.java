package dev.etlpipeline.chaos.show;

import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout that the tests run in. */
final class Project {

    private Project() {}

    static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve("docs/resilience"))) {
            here = here.getParent();
        }
        return here;
    }
}
