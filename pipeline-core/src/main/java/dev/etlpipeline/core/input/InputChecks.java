package dev.etlpipeline.core.input;

import dev.etlpipeline.core.source.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Refuses what cannot be read, each case with its own words. */
final class InputChecks {

    /** Names looked at in a folder, so that a folder of millions does not make a typing error expensive. */
    private static final int LOOKED_AT = 10_000;

    private InputChecks() {}

    static void check(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new SourceException("Input " + file + " does not exist." + hint(file));
        }
        if (Files.isDirectory(file)) {
            throw new SourceException("Input " + file + " is a folder. Name the file in it that is to be loaded.");
        }
        if (!Files.isReadable(file)) {
            throw new SourceException(
                    "Input " + file + " cannot be read by this user. Ask for read permission, or run as its owner.");
        }
    }

    private static String hint(Path file) throws IOException {
        Path name = file.getFileName();
        Path folder = file.toAbsolutePath().getParent();
        if (name == null || folder == null) {
            return "";
        }
        if (!Files.exists(folder)) {
            return " Neither does its folder.";
        }
        if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
            return "";
        }
        List<String> there;
        try (Stream<Path> files = Files.list(folder)) {
            there = files.limit(LOOKED_AT)
                    .filter(Files::isRegularFile)
                    .map(found -> found.getFileName().toString())
                    .toList();
        }
        List<String> similar = SimilarNames.of(name.toString(), there);
        return similar.isEmpty() ? "" : " Did you mean " + String.join(" or ", similar) + "?";
    }
}
