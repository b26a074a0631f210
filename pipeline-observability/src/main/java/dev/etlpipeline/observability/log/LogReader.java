package dev.etlpipeline.observability.log;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads files line by line, in bounded memory; lines that are none of ours are counted. For one thread. */
final class LogReader {

    private long unreadable;

    void read(List<LogFileName> files, Consumer<LogLine> each) {
        for (LogFileName file : files) {
            read(file, each);
        }
    }

    private void read(LogFileName file, Consumer<LogLine> each) {
        // A reader that replaces what is no UTF-8: a torn line must not hide the others.
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file.path()), StandardCharsets.UTF_8))) {
            for (String raw = lines.readLine(); raw != null; raw = lines.readLine()) {
                Optional<LogLine> line = LogLine.of(raw);
                if (line.isEmpty()) {
                    unreadable++;
                }
                line.ifPresent(each);
            }
        } catch (NoSuchFileException e) {
            return; // deleted meanwhile, because it was old
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines so far that could not be read. */
    long unreadable() {
        return unreadable;
    }
}
