package dev.etlpipeline.governance.classify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Real data that lies outside of the project, for tests that run only where it is: named by the environment variable
 * {@code PIPELINE_SHARED_DATA}, or in a folder {@code shared/data} beside the project or above.
 */
final class SharedData {

    private SharedData() {}

    /** For {@code @EnabledIf}. */
    static boolean isThere() {
        return folder().isPresent();
    }

    static Path file(String name) {
        return folder().orElseThrow().resolve(name);
    }

    private static Optional<Path> folder() {
        String named = System.getenv("PIPELINE_SHARED_DATA");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named)).filter(Files::isDirectory);
        }
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            Path data = up.resolve("shared").resolve("data");
            if (Files.isDirectory(data)) {
                return Optional.of(data);
            }
        }
        return Optional.empty();
    }
}
