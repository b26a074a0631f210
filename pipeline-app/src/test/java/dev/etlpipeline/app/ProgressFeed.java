package dev.etlpipeline.app;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.definition.SourceSpec;
import dev.etlpipeline.core.definition.TargetSpec;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.load.LoadCounts;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.core.row.Violation;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.core.source.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Feeds a progress with what a run would. */
final class ProgressFeed {

    private static final Schema SCHEMA =
            new Schema(List.of(Column.text("id", 10).asKey()));
    private static final PipelineDefinition DEFINITION = new PipelineDefinition(
            "customers",
            new SourceSpec(StandardCharsets.UTF_8, ',', SCHEMA.columns(), Map.of(), List.of()),
            SCHEMA,
            List.of(),
            List.of(),
            List.of(),
            new TargetSpec("warehouse", "customers", false, true));

    private final Progress progress;
    private final RunContext run = new Run();
    private Cursor at = Cursor.START;

    ProgressFeed(Progress progress) {
        this.progress = progress;
    }

    Progress progress() {
        return progress;
    }

    void start(Path folder, long bytes) {
        start(folder, bytes, Long.MAX_VALUE);
    }

    void signal(String message) {
        progress.signalled(run, Signal.of("test", message));
    }

    void start(Path folder, long bytes, long limit) {
        try (InputFile input = InputFile.open(Files.createFile(folder.resolve("customers.csv")), folder)) {
            progress.runStarted(run, new RunRequest(DEFINITION, input, limit, false, true), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A chunk that reaches to this offset. */
    void commit(long offset, int records, int rejects) {
        Cursor after = new Cursor(at.record() + records, offset, at.line() + records);
        List<Row> rows = Collections.nCopies(records - rejects, Row.of(SCHEMA, Origin.ofRecord(1), "1"));
        Reject reject = new Reject(Stage.VALIDATE, List.of(new Violation("r", "id", "no")), Origin.ofRecord(1), null);
        Chunk chunk =
                new Chunk(1, at, after, false, rows, new ArrayList<>(Collections.nCopies(rejects, reject)), offset);
        at = after;
        LoadCounts counts = new LoadCounts(records - rejects, 0, 0, 0, rejects);
        progress.chunkCommitted(run, new LoadedChunk(chunk, counts, List.of(), Map.of()));
    }

    private record Run() implements RunContext {

        @Override
        public RunId runId() {
            return new RunId("r");
        }

        @Override
        public int attempt() {
            return 1;
        }

        @Override
        public String pipeline() {
            return "customers";
        }

        @Override
        public Clock clock() {
            return Clock.systemUTC();
        }

        @Override
        public void signal(Signal signal) {}
    }
}
