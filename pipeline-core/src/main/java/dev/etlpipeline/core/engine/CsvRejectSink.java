package dev.etlpipeline.core.engine;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.module.RawView;
import dev.etlpipeline.core.module.RawViews;
import dev.etlpipeline.core.row.Violation;
import dev.etlpipeline.core.run.RejectSink;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Reject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Core's rejects file: one CSV a run, made with its first reject. What is announced is written and forced to disk while
 * earlier chunks load, so that a commit seldom has to wait for the disk. One line a reject; where several rules were
 * broken, they stand behind one another. Thread-safe.
 */
final class CsvRejectSink implements RejectSink {

    private static final String[] HEADER = {
        "run", "chunk", "record", "line", "byte_offset", "stage", "rule", "column", "reason", "raw_record"
    };

    private final Path path;
    private final PipelineDefinition definition;
    private final RawViews views;
    private final ForcedFile file;
    private final Map<Long, Future<?>> forced = new HashMap<>();
    private boolean headed;
    private long kept;
    private long announced;
    private long begun;

    CsvRejectSink(Path path, PipelineDefinition definition, List<RawView> views) {
        this.path = path;
        this.definition = definition;
        this.views = new RawViews(views);
        this.file = new ForcedFile(path, "rejects-to-disk");
    }

    @Override
    public synchronized void announce(RunContext run, Chunk chunk) throws IOException {
        forced.put(chunk.number(), file.append(text(run, chunk).getBytes(StandardCharsets.UTF_8)));
        announced = chunk.number();
    }

    /**
     * Begins to force all that was announced, unless it has begun with more than this chunk: what comes next is then on
     * the disk before its turn, and one force serves several chunks.
     */
    @Override
    public synchronized void keep(RunContext run, Chunk chunk) throws IOException {
        forced.keySet().removeIf(number -> number < chunk.number()); // announced, and not kept after all
        boolean known = forced.containsKey(chunk.number());
        if (!known) { // not announced, or forced and done again
            announce(run, chunk);
        }
        kept = chunk.number();
        if (!known || kept >= begun) {
            begun = Math.max(begun, announced);
            file.force();
        }
    }

    @Override
    public void force() throws IOException {
        Future<?> pending = pending();
        if (pending != null) {
            await(pending);
        }
    }

    private synchronized @Nullable Future<?> pending() {
        return forced.remove(kept);
    }

    /** An interrupt is kept for later: H2 must not be used by a thread that has one. */
    private static void await(Future<?> pending) throws IOException {
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
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private String text(RunContext run, Chunk chunk) throws IOException {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            if (!headed && !begunByAnEarlierAttempt()) {
                printer.printRecord((Object[]) HEADER);
            }
            headed = true;
            for (Reject reject : chunk.rejects()) {
                print(printer, run, chunk, reject);
            }
        }
        return text.toString();
    }

    private boolean begunByAnEarlierAttempt() throws IOException {
        return Files.exists(path) && Files.size(path) > 0;
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
        return views.show(definition, reject, reject.origin().raw().text()).text();
    }

    @Override
    public synchronized Optional<Path> file() {
        return begun > 0 && Files.exists(path) ? Optional.of(path) : Optional.empty();
    }

    /** What was announced and never kept is left out, as far as nothing has begun with it. */
    @Override
    public void close() throws IOException {
        file.close();
    }
}
