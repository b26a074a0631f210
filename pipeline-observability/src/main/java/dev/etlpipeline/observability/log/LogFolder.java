package dev.etlpipeline.observability.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of the files of JSON lines. */
final class LogFolder {

    private LogFolder() {}

    /** Oldest lines first; other files are left out. */
    static List<LogFileName> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(LogFileName::of)
                    .flatMap(Optional::stream)
                    .sorted(LogFileName.IN_ORDER)
                    .toList();
        }
    }
}
