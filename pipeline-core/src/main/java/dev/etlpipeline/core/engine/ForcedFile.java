package dev.etlpipeline.core.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A file of its owner's that a thread of its own writes and forces to disk, all together that was appended by then. Made
 * when it is first forced; once it failed, it fails for good. Thread-safe.
 */
final class ForcedFile implements AutoCloseable {

    private static final Set<StandardOpenOption> OPTIONS =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);

    private final Path path;
    private final Queue<Part> waiting = new ConcurrentLinkedQueue<>();
    private final ExecutorService disk;
    private @Nullable FileChannel channel;
    private @Nullable IOException failure;

    private record Part(ByteBuffer bytes, CompletableFuture<Void> forced) {}

    /** @param thread name of the thread, which begins with the first force */
    ForcedFile(Path path, String thread) {
        this.path = path;
        this.disk = Executors.newSingleThreadExecutor(task -> {
            Thread made = new Thread(task, thread);
            made.setDaemon(true);
            return made;
        });
    }

    /**
     * Leaves the bytes until {@link #force} is called; what is left at the end is dropped.
     *
     * @return completes when they survive a crash of the machine, or with the {@link IOException} that says why not
     */
    CompletableFuture<Void> append(byte[] bytes) {
        Part part = new Part(ByteBuffer.wrap(bytes), new CompletableFuture<>());
        waiting.add(part);
        return part.forced();
    }

    /** Begins to write and force what was appended so far. */
    void force() {
        disk.execute(this::forceAll);
    }

    private void forceAll() {
        List<Part> parts = new ArrayList<>();
        for (Part part = waiting.poll(); part != null; part = waiting.poll()) {
            parts.add(part);
        }
        if (parts.isEmpty()) {
            return; // went with those before
        }
        try {
            write(parts);
            parts.forEach(part -> part.forced().complete(null));
        } catch (IOException e) {
            IOException named = named(e);
            failure = named;
            parts.forEach(part -> part.forced().completeExceptionally(named));
        } catch (RuntimeException | Error e) {
            parts.forEach(part -> part.forced().completeExceptionally(e));
            throw e;
        }
    }

    private void write(List<Part> parts) throws IOException {
        if (failure != null) {
            throw failure;
        }
        FileChannel out = open();
        for (Part part : parts) {
            while (part.bytes().hasRemaining()) {
                out.write(part.bytes());
            }
        }
        out.force(false);
    }

    /** A channel does not say which file it is that has no room. */
    private IOException named(IOException e) {
        if (e instanceof FileSystemException) {
            return e;
        }
        IOException named = new FileSystemException(path.toString(), null, e.getMessage());
        named.initCause(e);
        return named;
    }

    private FileChannel open() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            open = FileChannel.open(path, OPTIONS, ownerOnly());
            channel = open;
        }
        return open;
    }

    /** File systems that know no owners, as on Windows, keep their own rule. */
    private static FileAttribute<?>[] ownerOnly() {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }

    /** Waits until what was to be forced is, or failed; an interrupt is kept for later. */
    @Override
    public void close() throws IOException {
        disk.shutdown();
        boolean interrupted = false;
        while (!disk.isTerminated()) {
            try {
                disk.awaitTermination(1, TimeUnit.HOURS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
