package dev.etlpipeline.observability.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.etlpipeline.core.run.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files in which runs of this machine say how they stand, one an attempt. A reader sees a file whole: it is written beside and
 * moved.
 */
final class LiveRuns {

    private static final Logger LOG = LoggerFactory.getLogger(LiveRuns.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SUFFIX = ".json";
    private static final String SECOND = "20260102T030405Z";

    private final Path folder;
    private boolean complained;

    LiveRuns(Path folder) {
        this.folder = folder;
    }

    /** A failure is logged once and costs nothing but the dashboard. */
    void write(String name, ObjectNode run) {
        Path file = folder.resolve(name);
        Path beside = folder.resolve(name + ".new");
        try {
            Files.createDirectories(folder);
            Files.write(beside, MAPPER.writeValueAsBytes(run));
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!complained) {
                LOG.warn("How the run stands could not be written to {}: {}", file, e.toString());
            }
            complained = true;
        }
    }

    /** Deletes all but the latest. */
    void keep(int most) {
        List<Path> files = files();
        for (Path old : files.subList(Math.min(most, files.size()), files.size())) {
            try {
                Files.deleteIfExists(old);
            } catch (IOException e) {
                LOG.info("{} could not be deleted: {}", old, e.toString());
            }
        }
    }

    /** Latest first. */
    private List<Path> files() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(SUFFIX))
                    .map(Kept::of)
                    .sorted(Comparator.comparing(Kept::second)
                            .thenComparing(Kept::written)
                            .reversed())
                    .map(Kept::file)
                    .toList();
        } catch (IOException e) {
            return List.of(); // no run has made it yet
        }
    }

    /**
     * A file among others.
     *
     * @param second in which the run began, with which its name begins
     */
    private record Kept(Path file, String second, FileTime written) {

        static Kept of(Path file) {
            String name = file.getFileName().toString();
            return new Kept(file, name.substring(0, Math.min(SECOND.length(), name.length())), written(file));
        }

        private static FileTime written(Path file) {
            try {
                return Files.getLastModifiedTime(file);
            } catch (IOException e) {
                return FileTime.fromMillis(0); // somebody else has deleted it
            }
        }
    }

    /** All that are kept, latest first; a run whose process is gone says INTERRUPTED. */
    List<JsonNode> read() {
        List<JsonNode> runs = new ArrayList<>();
        for (Path file : files()) {
            try {
                JsonNode run = MAPPER.readTree(Files.readAllBytes(file));
                if (run instanceof ObjectNode node) {
                    runs.add(judged(node));
                }
            } catch (NoSuchFileException e) {
                LOG.debug("{} made room for a later one meanwhile", file);
            } catch (IOException e) {
                LOG.info("{} cannot be read: {}", file, e.getClass().getSimpleName());
            }
        }
        return runs;
    }

    private static ObjectNode judged(ObjectNode run) {
        boolean running = run.path("status").asText().equals(RunState.RUNNING.name());
        if (running && ProcessHandle.of(run.path("pid").asLong()).isEmpty()) {
            run.put("status", RunState.INTERRUPTED.name());
            run.put("error", "its process is gone without a word");
            run.put("rows_per_second", 0);
        }
        return run;
    }
}
