package dev.etlpipeline.testkit;

import java.nio.file.Path;
import java.util.Map;

/** Embedded databases, as the profile {@code local} has them. */
public final class H2Databases {

    /** What the promise of durability needs: see docs/architecture.md. */
    private static final String MODE = ";MODE=MSSQLServer;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";

    private H2Databases() {}

    /** A database in a file of this folder. */
    public static TestDatabase inFolder(Path folder) {
        return at("jdbc:h2:file:" + folder.resolve("warehouse").toAbsolutePath());
    }

    /** A database behind a URL of H2's that has no settings of its own. */
    public static TestDatabase at(String url) {
        return new TestDatabase("h2", Map.of("warehouse.url", url + MODE));
    }
}
