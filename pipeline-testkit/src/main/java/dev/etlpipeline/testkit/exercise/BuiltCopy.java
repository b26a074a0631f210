package dev.etlpipeline.testkit.exercise;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A copy of the project whose {@code ./pipeline} is built already: with what the project's own has built, which is built first
 * where it is not there or older than the sources. Whoever edits the copy has it built anew, in the copy.
 */
public final class BuiltCopy {

    private static final Path LAUNCHER = Path.of("target/launcher");

    private BuiltCopy() {}

    /**
     * @param to          is made
     * @param environment for the build
     * @throws ExerciseFailure where the project can't be built
     */
    public static Path of(Path from, Path to, Map<String, String> environment)
            throws IOException, InterruptedException {
        Block build = new Block("the project", 1, BlockKind.RUN, "", List.of("./pipeline --version"));
        Commands.Ran ran = new Commands(from, environment).run(build);
        if (ran.exitCode() != 0) {
            throw build.failure("could not be built:\n" + Commands.indented(ran.output()));
        }
        Path copy = ProjectCopy.of(from, to).toRealPath();
        lend(from.resolve(LAUNCHER).toRealPath(), copy);
        return copy;
    }

    /** As the launcher would have left it; linked, so that the archive of classes knows its libraries again. */
    private static void lend(Path built, Path copy) throws IOException {
        String name = Files.readString(built.resolve("current")).strip();
        Path from = built.resolve(name);
        Path to = copy.resolve(LAUNCHER).resolve(name);
        Files.createDirectories(to.resolve("lib"));
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                link(file, to.resolve(from.relativize(file)));
            }
        }
        String java = Files.readAllLines(from.resolve("java")).get(0);
        Files.delete(to.resolve("java"));
        Files.write(to.resolve("java"), List.of(java, copy.toString()));
        Files.writeString(copy.resolve(LAUNCHER).resolve("current"), name + "\n");
        Files.delete(to.resolve("built"));
        Files.createFile(to.resolve("built")); // last: newer than all sources
    }

    private static void link(Path file, Path to) throws IOException {
        try {
            Files.createLink(to, file);
        } catch (FileSystemException | UnsupportedOperationException e) { // as from one file system to another
            Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
