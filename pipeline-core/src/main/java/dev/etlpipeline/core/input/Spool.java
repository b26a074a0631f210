package dev.etlpipeline.core.input;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What cannot be read twice, as a file, encrypted. A lock file beside it is locked for as long as its process lives, so that
 * {@link #sweep} can tell what a killed process left behind, whichever machine or container that ran in.
 */
final class Spool implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

    private static final String PREFIX = "input-";
    private static final String SPOOL = ".spool";
    private static final String LOCK = ".lock";

    /** Of this process, by their real paths; opening and closing one of these again would give its lock back on POSIX systems. */
    private static final Set<Path> OWN = new HashSet<>();

    private final Path file;
    private final Path lock;
    private final FileChannel locked;
    private final SpoolCipher cipher = new SpoolCipher();

    private Spool(Path file, Path lock, FileChannel locked) {
        this.file = file;
        this.lock = lock;
        this.locked = locked;
    }

    /**
     * Writes a stream to a file of its own.
     *
     * @param folder created when needed
     */
    static Spool of(InputStream stream, Path folder) throws IOException {
        Path real = Files.createDirectories(folder).toRealPath();
        Spool spool = owned(real);
        while (spool == null) {
            spool = owned(real);
        }
        try (var out = spool.cipher.encrypting(Files.newOutputStream(spool.file))) {
            stream.transferTo(out);
            return spool;
        } catch (IOException | RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    /** Null where a sweeping process came between the lock file's making and its locking. */
    private static @Nullable Spool owned(Path folder) throws IOException {
        synchronized (OWN) {
            // Readable by the owner only, where the file system knows owners.
            Path file = Files.createTempFile(folder, PREFIX, SPOOL);
            Path lock = withSuffix(file, SPOOL, LOCK);
            Files.createFile(lock);
            FileChannel channel = locked(lock);
            if (channel == null || !Files.exists(lock)) {
                Files.deleteIfExists(file);
                return null;
            }
            OWN.add(lock);
            // For Ctrl-C: the JVM may go down before close().
            lock.toFile().deleteOnExit();
            file.toFile().deleteOnExit();
            return new Spool(file, lock, channel);
        }
    }

    private static Path withSuffix(Path file, String suffix, String other) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.length() - suffix.length()) + other);
    }

    /** Null where another process has the lock, or has deleted the file. */
    private static @Nullable FileChannel locked(Path lock) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            return null;
        }
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return null;
    }

    /** Deletes what processes left in a folder that are gone. What cannot be deleted is logged and stays. */
    static void sweep(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        synchronized (OWN) {
            try (DirectoryStream<Path> locks = Files.newDirectoryStream(folder.toRealPath(), PREFIX + "*" + LOCK)) {
                for (Path lock : locks) {
                    if (!OWN.contains(lock)) {
                        sweepOne(lock);
                    }
                }
            } catch (IOException e) {
                LOG.warn("Cannot clear {} of what earlier runs left: {}", folder, ReadFailures.reason(e));
            }
        }
    }

    private static void sweepOne(Path lock) throws IOException {
        try (FileChannel orphan = locked(lock)) {
            if (orphan != null) {
                Path file = withSuffix(lock, LOCK, SPOOL);
                if (Files.deleteIfExists(file)) {
                    LOG.info("Deleted {}, which a run that was killed left behind", file);
                }
                Files.deleteIfExists(lock);
            }
        }
    }

    PackedFile file() {
        return new PackedFile(file, cipher);
    }

    @Override
    public void close() throws IOException {
        try (locked) {
            Files.deleteIfExists(file);
            Files.deleteIfExists(lock);
        } finally {
            synchronized (OWN) {
                OWN.remove(lock);
            }
        }
    }
}
