package dev.etlpipeline.app;

import java.nio.file.Path;

/** Paths as people like to read them. */
final class PathText {

    private PathText() {}

    /** Relative to the current folder where it is below that, and so fit to be typed. */
    static String shown(Path path) {
        return shortened(path).toString();
    }

    /** The same file under the shortest name that leads to it from the current folder. */
    static Path shortened(Path path) {
        Path here = Path.of("").toAbsolutePath();
        Path there = path.toAbsolutePath().normalize();
        return there.startsWith(here) ? here.relativize(there) : there;
    }
}
