package dev.etlpipeline.chaos.show;

import dev.etlpipeline.chaos.experiment.DrillResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What runs of one drill left: the last run's journal, in folders {@code without-...} those of the last negative controls, and
 * the journals of all runs under {@code journals}.
 *
 * @param path {@code target/drills/DRILL}
 */
public record DrillFolder(Path path) {

    private static final String CONTROL = "without-";
    private static final String PAST = "journals";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Where a negative control leaves its journal. */
    public Path control(String protection) {
        return path.resolve(CONTROL + protection);
    }

    public Path page() {
        return path.resolve("report.html");
    }

    /** Of the drills below a folder, or of the one whose folder it is. */
    public static List<DrillFolder> under(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root, 3)) {
            return files.filter(file -> file.endsWith(JournalFile.NAME))
                    .map(DrillFolder::owner)
                    .distinct()
                    .sorted()
                    .map(DrillFolder::new)
                    .toList();
        }
    }

    private static Path owner(Path journal) {
        Path folder = parent(journal);
        return folder.getFileName() != null && folder.getFileName().toString().startsWith(CONTROL)
                ? parent(folder)
                : folder;
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? path.toAbsolutePath().getRoot() : parent;
    }

    /** The last run of the drill itself; empty where only controls were run. */
    public Optional<DrillResult> last() throws IOException {
        Path journal = path.resolve(JournalFile.NAME);
        return Files.exists(journal) ? Optional.of(JournalFile.read(journal)) : Optional.empty();
    }

    /** The last run of each negative control, in the order of their names. */
    public List<DrillResult> controls() throws IOException {
        List<DrillResult> controls = new ArrayList<>();
        try (Stream<Path> folders = Files.list(path)) {
            for (Path folder : folders.sorted().toList()) {
                Path journal = folder.resolve(JournalFile.NAME);
                if (folder.getFileName().toString().startsWith(CONTROL) && Files.exists(journal)) {
                    controls.add(JournalFile.read(journal));
                }
            }
        }
        return controls;
    }

    /** Keeps the last run's journal beside those of all runs before. */
    public void keep(Instant started) throws IOException {
        Path past = Files.createDirectories(path.resolve(PAST));
        Path kept = past.resolve(STAMP.format(started) + ".json");
        Files.deleteIfExists(kept);
        Files.copy(path.resolve(JournalFile.NAME), kept);
    }

    /** All runs of the drill itself, the oldest first. */
    public List<DrillResult> past() throws IOException {
        Path past = path.resolve(PAST);
        if (!Files.isDirectory(past)) {
            return List.of();
        }
        List<DrillResult> results = new ArrayList<>();
        try (Stream<Path> files = Files.list(past)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                results.add(JournalFile.read(file));
            }
        }
        return results;
    }
}
