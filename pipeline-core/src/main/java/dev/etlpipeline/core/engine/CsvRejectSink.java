package dev.etlpipeline.core.engine;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.module.RawView;
import dev.etlpipeline.core.row.Violation;
import dev.etlpipeline.core.run.RejectSink;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Reject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Core's rejects file: one CSV a run, made with its first reject, forced to disk before the chunk commits, while its rows
 * are written. One line a reject; where several rules were broken, they stand behind one another. Used by the loading
 * thread.
 */
final class CsvRejectSink implements RejectSink {

    private static final String[] HEADER = {
        "run", "chunk", "record", "line", "byte_offset", "stage", "rule", "column", "reason", "raw_record"
    };

    private static final Set<StandardOpenOption> OPTIONS =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);

    private final Path path;
    private final PipelineDefinition definition;
    private final List<RawView> views;
    private @Nullable FileChannel channel;
    private @Nullable ExecutorService disk;
    private @Nullable Future<?> forcing;

    CsvRejectSink(Path path, PipelineDefinition definition, List<RawView> views) {
        this.path = path;
        this.definition = definition;
        this.views = List.copyOf(views);
    }

    @Override
    public void keep(RunContext run, Chunk chunk) throws IOException {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            if (channel == null) {
                printer.printRecord((Object[]) HEADER);
            }
            for (Reject reject : chunk.rejects()) {
                print(printer, run, chunk, reject);
            }
        }
        FileChannel out = open();
        ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
        write(bytes, out);
        forcing = disk().submit(() -> {
            out.force(false);
            return null;
        });
    }

    private void write(ByteBuffer bytes, FileChannel out) throws IOException {
        try {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        } catch (IOException e) {
            throw named(e);
        }
    }

    /** A channel does not say which file it is that has no room. */
    private IOException named(IOException e) {
        IOException named = new FileSystemException(path.toString(), null, e.getMessage());
        named.initCause(e);
        return named;
    }

    @Override
    public void force() throws IOException {
        Future<?> pending = forcing;
        forcing = null;
        if (pending != null) {
            await(pending);
        }
    }

    /** An interrupt is kept for later: H2 must not be used by a thread that has one. */
    private void await(Future<?> pending) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    pending.get();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? named(failure) : new IOException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private ExecutorService disk() {
        ExecutorService known = disk;
        if (known == null) {
            known = Executors.newSingleThreadExecutor(task -> {
                Thread thread = new Thread(task, "rejects-to-disk");
                thread.setDaemon(true);
                return thread;
            });
            disk = known;
        }
        return known;
    }

    private void print(CSVPrinter printer, RunContext run, Chunk chunk, Reject reject) throws IOException {
        printer.printRecord(
                run.runId().value(),
                chunk.number(),
                reject.origin().record(),
                reject.origin().line(),
                reject.origin().offset(),
                reject.stage(),
                joined(reject, Violation::rule),
                joined(reject, violation -> violation.column() == null ? "" : violation.column()),
                joined(reject, Violation::reason),
                raw(reject));
    }

    private static String joined(Reject reject, Function<Violation, String> part) {
        return reject.violations().stream().map(part).collect(Collectors.joining("; "));
    }

    private String raw(Reject reject) {
        String raw = reject.origin().raw().text();
        for (RawView view : views) {
            raw = view.show(definition, reject, raw);
        }
        return raw;
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

    /** Raw records are personal data. File systems that know no owners, as on Windows, keep their own rule. */
    private static FileAttribute<?>[] ownerOnly() {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }

    @Override
    public Optional<Path> file() {
        return channel == null ? Optional.empty() : Optional.of(path);
    }

    @Override
    public void close() throws IOException {
        try {
            force();
        } finally {
            if (disk != null) {
                disk.shutdown();
            }
            if (channel != null) {
                channel.close();
            }
        }
    }
}
