package dev.etlpipeline.governance.key;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.etlpipeline.governance.key.KeyEntry.State;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The file of data keys. It is replaced whole, never changed in place, by one process at a time. */
final class KeyFile {

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,5}-[a-z2-7]{4}");

    private final ObjectMapper mapper = new ObjectMapper();
    private final Path path;

    KeyFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** A change of its entries. */
    interface Change {
        List<KeyEntry> of(List<KeyEntry> entries);
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** What stands there; empty where there is no file. */
    List<KeyEntry> read() {
        try {
            return exists() ? parsed(Files.readString(path)) : List.of();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Changes it while no other process does; where the change throws, nothing was changed. */
    List<KeyEntry> change(Change change) {
        try {
            Path folder = Files.createDirectories(folder());
            Path lock = folder.resolve("." + path.getFileName() + ".lock");
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                List<KeyEntry> changed = held.isValid() ? change.of(read()) : List.of();
                write(folder, changed);
                return changed;
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Makes it where nothing stands yet. */
    void create(List<KeyEntry> entries) {
        if (exists()) {
            throw new KeyException(path + " is there already; name another file");
        }
        try {
            write(folder(), entries);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private Path folder() {
        return Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file stands in a folder");
    }

    /** As a temporary file is made for its owner alone, so is the one that it becomes. */
    private void write(Path folder, List<KeyEntry> entries) throws IOException {
        Path part = Files.createTempFile(folder, path.getFileName().toString(), ".part");
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.write(StandardCharsets.UTF_8.encode(text(entries)));
                channel.force(true);
            }
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private String text(List<KeyEntry> entries) throws IOException {
        ObjectNode root = mapper.createObjectNode();
        ArrayNode keys = root.putArray("keys");
        for (KeyEntry entry : entries) {
            keys.addObject()
                    .put("id", entry.id())
                    .put("state", entry.state().word())
                    .put("created", entry.created().toString())
                    .put("wrapped-by", entry.wrappedBy())
                    .put("aes-gcm", entry.gcm())
                    .put("aes-siv", entry.siv());
        }
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private List<KeyEntry> parsed(String text) {
        try {
            List<KeyEntry> entries = new ArrayList<>();
            for (JsonNode key : mapper.readTree(text).path("keys")) {
                entries.add(entry(key));
            }
            if (entries.isEmpty()) {
                throw damaged(null);
            }
            return entries;
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeParseException e) {
            throw damaged(e);
        }
    }

    private static KeyEntry entry(JsonNode key) {
        String id = key.path("id").asText();
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("no id");
        }
        return new KeyEntry(
                id,
                State.valueOf(key.path("state").asText().toUpperCase(Locale.ROOT)),
                Instant.parse(key.path("created").asText()),
                key.path("wrapped-by").asText(),
                key.path("aes-gcm").asText(),
                key.path("aes-siv").asText());
    }

    private KeyException damaged(@Nullable Exception e) {
        return new KeyException(
                "the file of data keys " + path + " is damaged, or is none: bring a copy back with"
                        + " ./pipeline keys restore, or another one where this is the copy; nothing was changed",
                e);
    }

    private KeyException unusable(IOException e) {
        return new KeyException(
                "the file of data keys " + path + " could not be read or written ("
                        + e.getClass().getSimpleName()
                        + "). Name a file that its owner may read and write",
                e);
    }
}
