package dev.etlpipeline.governance.classify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What tests measured, in {@code target/classification}, to be put into the page. */
final class Measured {

    private Measured() {}

    static void keep(String name, String table) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "classification"));
        Files.writeString(folder.resolve(name + ".md"), table);
    }
}
