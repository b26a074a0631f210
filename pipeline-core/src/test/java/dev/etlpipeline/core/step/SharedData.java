package dev.etlpipeline.core.step;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real data that is no part of the project: beside it, or where PIPELINE_SHARED_DATA says. */
final class SharedData {

    private SharedData() {}

    /** May not exist. */
    static Path file(String name) {
        String named = System.getenv("PIPELINE_SHARED_DATA");
        if (named != null) {
            return Path.of(named).resolve(name);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path found = folder.resolve("shared/data").resolve(name);
            if (Files.exists(found)) {
                return found;
            }
        }
        return Path.of("shared/data").resolve(name);
    }
}
