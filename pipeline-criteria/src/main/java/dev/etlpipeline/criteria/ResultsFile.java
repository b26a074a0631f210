package dev.etlpipeline.criteria;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A module's results: one line a test method, of its last run. Processes that test side by side write one after another. */
public final class ResultsFile {

    /** Within a process; between processes the lock file's lock counts. */
    private static final Object WRITING = new Object();

    private final Path file;

    public ResultsFile(Path file) {
        this.file = file;
    }

    /** All results, sorted; none where there is no file yet. A line that is not understood is left out. */
    public List<TestResult> read() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        return Files.readAllLines(file).stream()
                .map(TestResult::parse)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Puts in what has just run. What has not run this time stays, with its time; a reader sees the old file or the new. */
    public void merge(Collection<TestResult> results) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path locked = file.resolveSibling(file.getFileName() + ".lock");
        synchronized (WRITING) {
            try (FileChannel channel = FileChannel.open(locked, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                write(results);
            }
        }
    }

    private void write(Collection<TestResult> results) throws IOException {
        Map<String, TestResult> merged = new TreeMap<>();
        read().forEach(result -> merged.put(result.key(), result));
        results.forEach(result -> merged.put(result.key(), result));
        Path written = Files.createTempFile(file.toAbsolutePath().getParent(), "results", ".new");
        Files.write(written, merged.values().stream().map(TestResult::line).toList());
        Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
