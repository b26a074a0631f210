package dev.etlpipeline.core.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * What changes when a file is written to or replaced.
 *
 * @param key the file system's own identity of the file (device and inode), where it has one
 */
record FileStamp(long size, FileTime modified, @Nullable Object key) {

    /** A file that is gone has a stamp of its own. */
    static FileStamp of(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileStamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
        } catch (NoSuchFileException e) {
            return new FileStamp(-1, FileTime.fromMillis(0), null);
        }
    }
}
