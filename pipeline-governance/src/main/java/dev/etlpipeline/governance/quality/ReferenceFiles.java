package dev.etlpipeline.governance.quality;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Files of allowed values, each read once and again only where it changed. Thread-safe. */
final class ReferenceFiles {

    /** Bytes; a list of values, not a table. */
    static final long LARGEST = 64L << 20;

    private static final CSVFormat WITH_HEADER = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .get();

    private final Path home;
    private final Map<Source, Known> known = new ConcurrentHashMap<>();

    private record Source(Path file, @Nullable String field) {}

    private record Known(long size, FileTime changed, Set<String> values) {}

    /** @param home where relative paths start */
    ReferenceFiles(Path home) {
        this.home = home;
    }

    /**
     * @param field header of the column of a CSV file; null for a file of lines. Blanks around values do not count, empty ones
     *              are left out.
     * @throws IllegalArgumentException where the file cannot be used
     */
    Set<String> values(String named, @Nullable String field) {
        try {
            Path file = home.resolve(named);
            if (!Files.isRegularFile(file)) {
                throw new IllegalArgumentException("option file names " + named
                        + ", which is no file; relative paths start in the project's folder");
            }
            return read(new Source(file, field), named).values();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("option file names " + named + ", which is no path", e);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("file " + named + " is not UTF-8; save it in that encoding", e);
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException(
                    "file " + named + " cannot be read (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    private Known read(Source source, String named) throws IOException {
        long size = Files.size(source.file());
        FileTime changed = Files.getLastModifiedTime(source.file());
        Known before = known.get(source);
        if (before != null && before.size() == size && before.changed().equals(changed)) {
            return before;
        }
        if (size > LARGEST) {
            throw new IllegalArgumentException("file " + named + " has " + size + " bytes; at most " + LARGEST
                    + " are read into memory. Enrich from a larger one instead");
        }
        Set<String> values = source.field() == null ? lines(source.file()) : fields(source, named, source.field());
        if (values.isEmpty()) {
            throw new IllegalArgumentException("file " + named + " has no values: every row would break the rule");
        }
        Known now = new Known(size, changed, Set.copyOf(values));
        known.put(source, now);
        return now;
    }

    private static Set<String> lines(Path file) throws IOException {
        Set<String> values = new HashSet<>();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                add(values, line);
            }
        }
        return values;
    }

    private static Set<String> fields(Source source, String named, String field) throws IOException {
        Set<String> values = new HashSet<>();
        try (BufferedReader reader = Files.newBufferedReader(source.file());
                CSVParser parser = CSVParser.parse(reader, WITH_HEADER)) {
            if (!parser.getHeaderNames().contains(field)) {
                throw new IllegalArgumentException("file " + named + " has no column " + field + "; it has "
                        + String.join(", ", parser.getHeaderNames()));
            }
            for (CSVRecord each : parser) {
                if (each.isSet(field)) {
                    add(values, each.get(field));
                }
            }
        }
        return values;
    }

    private static void add(Set<String> values, String text) {
        String value = text.startsWith("\uFEFF") ? text.substring(1).strip() : text.strip();
        if (!value.isEmpty()) {
            values.add(value);
        }
    }
}
