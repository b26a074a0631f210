package dev.etlpipeline.core.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Beside an embedded database's file, while a process has it open: who that is, and on a second line its process id.
 * Only for the message to others; what keeps them out is the database's own lock. A file that a killed process left
 * behind does no harm: nobody believes it, since its process is gone, and whoever opens the database next overwrites it.
 */
final class HolderFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HolderFile.class);

    /** Longest description believed in. */
    private static final int MAX = 300;

    private final Path file;

    private HolderFile(Path file) {
        this.file = file;
    }

    /** @param database the embedded database's file, without the suffix that H2 gives it */
    static HolderFile write(Path database, String holder) {
        HolderFile written = new HolderFile(beside(database));
        try {
            Files.writeString(
                    written.file, holder + "\n" + ProcessHandle.current().pid() + "\n");
        } catch (IOException e) {
            // The database is open, and that is what counts.
            LOG.info("{} could not be written: {}", written.file, e.toString());
        }
        return written;
    }

    /** Who has the database open; empty where that is not known, or no process of this machine. */
    static Optional<String> read(Path database) {
        try {
            List<String> lines = Files.readAllLines(beside(database));
            boolean believed = lines.size() == 2 && lines.get(0).length() <= MAX && lives(lines.get(1));
            return believed ? Optional.of(lines.get(0)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean lives(String pid) {
        return pid.matches("\\d{1,10}") && ProcessHandle.of(Long.parseLong(pid)).isPresent();
    }

    private static Path beside(Path database) {
        return database.resolveSibling(database.getFileName() + ".holder");
    }

    /** To be called while the database is still open: afterwards the file may be the next holder's. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.info("{} could not be deleted: {}", file, e.toString());
        }
    }
}
