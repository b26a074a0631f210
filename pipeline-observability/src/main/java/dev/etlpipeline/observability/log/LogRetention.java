package dev.etlpipeline.observability.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes old files of JSON lines, and no others. */
record LogRetention(Duration keep, int files) {

    private static final Logger LOG = LoggerFactory.getLogger(LogRetention.class);

    void clean(Path folder, Instant now) {
        List<LogFileName> kept;
        try {
            kept = LogFolder.files(folder);
        } catch (IOException e) {
            LOG.warn("Old logs could not be looked for ({})", e.getClass().getSimpleName());
            return;
        }
        int tooMany = kept.size() - files;
        for (int i = 0; i < kept.size(); i++) {
            if (i < tooMany || isOld(kept.get(i), now)) {
                delete(kept.get(i).path());
            }
        }
    }

    /** By its last line: a long run's file may have been begun long ago. */
    private boolean isOld(LogFileName file, Instant now) {
        try {
            return Files.getLastModifiedTime(file.path()).toInstant().isBefore(now.minus(keep));
        } catch (IOException e) {
            return false; // somebody else deleted it
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn(
                    "An old log could not be deleted: {} ({})",
                    file,
                    e.getClass().getSimpleName());
        }
    }
}
