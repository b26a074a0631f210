package dev.etlpipeline.observability.metric;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder in which each process that runs something leaves its metrics as Prometheus' text. The sum over it only grows, whoever
 * reads it and however often that is started anew: what has to make room is added up into one file first. Files are put in place
 * whole. Thread-safe, and for several processes.
 */
final class ScrapeFolder {

    private static final String SUFFIX = ".prom";
    private static final String EARLIER = "earlier" + SUFFIX;
    private static final String LOCK = "earlier.lock";

    /** The first line of what was added up: files that are in it, and may be there still. */
    private static final String HOLDS = "# holds ";

    private final Path folder;
    private final Duration fresh;
    private final Clock clock;

    /** @param fresh a file that was not written for so long belongs to no process that lives */
    ScrapeFolder(Path folder, Duration fresh, Clock clock) {
        this.folder = folder;
        this.fresh = fresh;
        this.clock = clock;
    }

    /** @param process a name of its own */
    void write(String process, String text) throws IOException {
        Files.createDirectories(folder);
        put(process + SUFFIX, text);
    }

    private void put(String name, String text) throws IOException {
        Path beside = folder.resolve(name + ".new");
        Files.writeString(beside, text);
        Files.move(beside, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * What all processes together have, those that are gone included; of these no gauges. What is added up is read last: a file that
     * makes room meanwhile is counted once.
     */
    String sum() throws IOException {
        Map<Path, String> texts = new LinkedHashMap<>();
        for (Path file : files()) {
            text(file).ifPresent(text -> texts.put(file, text));
        }
        String earlier = text(folder.resolve(EARLIER)).orElse("");
        Set<String> held = held(earlier);
        Exposition all = new Exposition();
        all.add(earlier, false);
        texts.forEach((file, text) -> {
            if (!held.contains(file.getFileName().toString())) {
                all.add(text, isFresh(file));
            }
        });
        return all.text();
    }

    private static Set<String> held(String earlier) {
        String first = earlier.lines().findFirst().orElse("");
        return first.startsWith(HOLDS)
                ? new HashSet<>(List.of(first.substring(HOLDS.length()).split(" ")))
                : Set.of();
    }

    private static Optional<String> text(Path file) throws IOException {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Optional.empty(); // none yet, or it made room
        }
    }

    /** The one that was written last first. */
    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(SUFFIX))
                    .filter(file -> !file.endsWith(EARLIER))
                    .map(file -> Map.entry(file, written(file)))
                    .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    private static Instant written(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH; // it made room
        }
    }

    private boolean isFresh(Path file) {
        return written(file).plus(fresh).isAfter(clock.instant());
    }

    /** Adds all but the latest files up into one, never those of processes that live. Does nothing while another process does. */
    void keep(int most) throws IOException {
        if (files().size() <= most) {
            return;
        }
        try (FileChannel channel =
                        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                addUp(files().stream().skip(most).filter(file -> !isFresh(file)).toList());
            }
        } catch (OverlappingFileLockException e) {
            return; // another run of this process does
        }
    }

    private void addUp(List<Path> old) throws IOException {
        if (old.isEmpty()) {
            return;
        }
        String before = text(folder.resolve(EARLIER)).orElse("");
        Set<String> held = held(before);
        Exposition all = new Exposition();
        all.add(before, false);
        List<String> names = new ArrayList<>();
        for (Path file : old) {
            names.add(file.getFileName().toString());
            if (!held.contains(file.getFileName().toString())) {
                text(file).ifPresent(text -> all.add(text, false));
            }
        }
        put(EARLIER, HOLDS + String.join(" ", names) + "\n" + all.text());
        for (Path file : old) {
            Files.deleteIfExists(file);
        }
    }
}
