package dev.etlpipeline.observability.serve;

import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.settings.PathSettings;
import io.javalin.http.BadRequestResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files that may be loaded from a browser: those in folders that settings name, and the file that settings name. Whoever asks
 * for another one is not told whether it is there.
 */
final class StartableFiles {

    private static final Logger LOG = LoggerFactory.getLogger(StartableFiles.class);
    private static final int MOST = 200;
    private static final List<String> ENDINGS = List.of(".csv", ".tsv", ".txt", ".gz", ".zip");

    private final Path home;
    private final List<String> named;
    private final Optional<Path> usual;

    StartableFiles(Workspace workspace) {
        this.home = workspace.home().toAbsolutePath().normalize();
        this.named = workspace.settings().read(ServeSettings.class).inputs();
        this.usual = Optional.of(workspace.settings().read(PathSettings.class).input())
                .filter(input -> !input.equals(InputFile.STDIN))
                .map(home::resolve);
    }

    /** The folders, as settings name them. */
    List<String> folders() {
        return named;
    }

    /** What is offered: the usual file first, then what looks like data right in the folders, by name, two hundred at most. */
    List<String> offered() {
        Stream<Path> first = usual.stream().filter(Files::isRegularFile);
        Stream<Path> others = named.stream()
                .map(home::resolve)
                .flatMap(StartableFiles::dataIn)
                .filter(file -> real(file.toString()).filter(this::liesInside).isPresent());
        return Stream.concat(first, others)
                .map(this::shown)
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static Stream<Path> dataIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(StartableFiles::isData).sorted().toList().stream();
        } catch (IOException e) {
            LOG.info("{} (serve.inputs) cannot be read: {}", folder, e.toString());
            return Stream.empty();
        }
    }

    private static boolean isData(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith) && Files.isRegularFile(file);
    }

    private String shown(Path file) {
        return (file.startsWith(home) ? home.relativize(file) : file).toString();
    }

    /**
     * The file itself, behind all links: that is what has to lie in one of the folders.
     *
     * @param asked relative to the project's folder, or absolute
     * @throws BadRequestResponse where it may not be loaded, or is not there
     */
    Path allowed(String asked) {
        return real(asked)
                .filter(Files::isRegularFile)
                .filter(this::liesInside)
                .orElseThrow(
                        () -> new BadRequestResponse("There is no such file in the folders that serve.inputs names ("
                                + String.join(", ", named) + "), and it is not the one that paths.input names."));
    }

    private boolean liesInside(Path file) {
        return named.stream().map(this::real).flatMap(Optional::stream).anyMatch(file::startsWith)
                || usual.map(Path::toString)
                        .flatMap(this::real)
                        .filter(file::equals)
                        .isPresent();
    }

    /** Empty where there is nothing: what was refused and why is nobody's business who asks from outside. */
    private Optional<Path> real(String path) {
        try {
            return Optional.of(home.resolve(path).toRealPath());
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }
}
