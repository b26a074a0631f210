package dev.etlpipeline.observability.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files in which runs leave their figures, {@code <run>.json}, and {@code <run>.<attempt>.json} of later attempts. */
final class FiguresFolder {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Ids begin with the time, so that names sort by it; other files of the folder are none of ours. */
    private static final Pattern OURS = Pattern.compile("\\d{8}T\\d{6}Z-[0-9a-f]{6}(\\.\\d+)?\\.json");

    /** Characters of an id that say when. */
    private static final int SECOND = 16;

    private final Path folder;
    private final int keep;

    FiguresFolder(Path folder, int keep) {
        this.folder = folder;
        this.keep = keep;
    }

    /** Puts the file in place as a whole, and deletes the oldest where there are too many. */
    void write(RunFigures figures) throws IOException {
        Files.createDirectories(folder);
        Path fresh = folder.resolve(figures.run() + ".new");
        Files.writeString(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(figures) + "\n");
        Files.move(fresh, folder.resolve(name(figures)), StandardCopyOption.REPLACE_EXISTING);
        List<Path> all = files();
        for (Path old : all.subList(0, Math.max(0, all.size() - keep))) {
            Files.deleteIfExists(old);
        }
    }

    private static String name(RunFigures figures) {
        return figures.run() + (figures.attempt() == 1 ? "" : "." + figures.attempt()) + ".json";
    }

    /** Oldest first. */
    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(
                            file -> OURS.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparing(FiguresFolder::second).thenComparing(FiguresFolder::written))
                    .toList();
        }
    }

    private static String run(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.indexOf('.'));
    }

    /** In which the run began, as its id says; of two runs of one second, the file that was written later is the later one. */
    private static String second(Path file) {
        return run(file).substring(0, SECOND);
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0); // another run has deleted it meanwhile
        }
    }

    private static int attempt(Path file) {
        String[] parts = file.getFileName().toString().split("\\.");
        return parts.length == 3 ? Integer.parseInt(parts[1]) : 1;
    }

    /** Ids of the runs that there are figures of, latest first. */
    List<String> runs() throws IOException {
        return files().stream()
                .map(FiguresFolder::run)
                .collect(Collectors.collectingAndThen(Collectors.toList(), FiguresFolder::latestFirst));
    }

    private static List<String> latestFirst(List<String> runs) {
        List<String> reversed = new ArrayList<>(runs);
        Collections.reverse(reversed);
        return reversed.stream().distinct().toList();
    }

    /** Each attempt's, oldest first; damaged files are named. */
    KeptRuns all() throws IOException {
        List<RunFigures> runs = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (Path file : files()) {
            try {
                runs.add(figures(file));
            } catch (IOException e) {
                unreadable.add(file.getFileName().toString());
            }
        }
        return new KeptRuns(runs, unreadable, toString());
    }

    /**
     * Figures of the run's last attempt.
     *
     * @throws IOException also where the file is damaged; the message names it
     */
    Optional<RunFigures> read(String run) throws IOException {
        Optional<Path> latest = files().stream()
                .filter(file -> run(file).equals(run))
                .max(Comparator.comparing(FiguresFolder::attempt));
        if (latest.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(figures(latest.get()));
    }

    private static RunFigures figures(Path file) throws IOException {
        try {
            return JSON.readValue(file.toFile(), RunFigures.class);
        } catch (JsonProcessingException e) {
            throw new IOException(file + " cannot be read: it is no file of figures, or of another version", e);
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
