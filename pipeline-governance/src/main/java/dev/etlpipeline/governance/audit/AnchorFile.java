package dev.etlpipeline.governance.audit;

import dev.etlpipeline.governance.audit.Chain.Head;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lines of what a stream's last event was at some time: stream, number, hash, time and warehouse, with tabs between. Lines are only ever
 * added, of several warehouses where their settings share the file. Thread-safe, and for several processes.
 */
final class AnchorFile {

    private static final int FIELDS = 5;

    private final Path file;
    private final Supplier<String> warehouse;

    /** @param warehouse server and database that are in use, asked when a line is added or read */
    AnchorFile(Path file, Supplier<String> warehouse) {
        this.file = file;
        this.warehouse = warehouse;
    }

    Path file() {
        return file;
    }

    /** A line. */
    record Anchor(String stream, long number, byte[] hash, Instant at, String warehouse) {}

    /**
     * The lines of the warehouse in use.
     *
     * @param others how many there are of other warehouses
     */
    record Anchors(List<Anchor> here, long others) {

        Anchors {
            here = List.copyOf(here);
        }
    }

    /** Forced to the disk when this returns. */
    void add(String stream, Head head, Instant at) {
        String line = stream + "\t" + head.number() + "\t" + HexFormat.of().formatHex(head.hash()) + "\t" + at + "\t"
                + warehouse.get() + "\n";
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(false);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the anchor file " + file + " could not be added to", e);
        }
    }

    /**
     * None where there is no file.
     *
     * @throws AuditException where a line is none
     */
    Anchors read() {
        List<Anchor> all = all();
        String place = warehouse.get();
        List<Anchor> here =
                all.stream().filter(anchor -> anchor.warehouse().equals(place)).toList();
        return new Anchors(here, all.size() - here.size());
    }

    private List<Anchor> all() {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<Anchor> anchors = new ArrayList<>();
        try {
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                int at = number;
                anchors.add(
                        parsed(line)
                                .orElseThrow(
                                        () -> new AuditException(
                                                "line " + at + " of the anchor file " + file
                                                        + " is no anchor: stream, number, hash, time and warehouse with tabs between; take it from a copy")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the anchor file " + file + " could not be read", e);
        }
        return anchors;
    }

    private static Optional<Anchor> parsed(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != FIELDS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Anchor(
                    fields[0],
                    Long.parseLong(fields[1]),
                    HexFormat.of().parseHex(fields[2]),
                    Instant.parse(fields[3]),
                    fields[4]));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
