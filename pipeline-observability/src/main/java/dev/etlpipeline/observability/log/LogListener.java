package dev.etlpipeline.observability.log;

import dev.etlpipeline.core.call.Operation;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.load.LoadCounts;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.core.source.Chunk;

/** Logs what a run does, event by event. */
final class LogListener implements RunListener {

    private final LiveRuns runs;
    private final RunLogs files;

    LogListener(LiveRuns runs, RunLogs files) {
        this.runs = runs;
        this.files = files;
    }

    @Override
    public void runStarted(RunContext run, RunRequest request, long bytes) {
        files.begin(runs.begin(run));
        EventLine.of(Event.RUN_STARTED)
                .with(Field.FILE, request.name())
                .with(Field.BYTES, bytes)
                .with(Field.OPERATION, request.operation())
                .with(Field.DRY_RUN, request.dryRun())
                .log();
    }

    @Override
    public void chunkStarted(RunContext run, Chunk chunk) {
        runs.of(run)
                .ifPresent(live -> told(live, new Operation(OperationKind.EXTRACT, "", chunk.number()), () -> {
                    if (EventLine.isOn(Event.CHUNK_READ)) {
                        EventLine.of(Event.CHUNK_READ)
                                .with(Field.RECORDS, chunk.records())
                                .with(Field.BYTES, chunk.bytes())
                                .log();
                    }
                    live.stages().read(chunk, System.nanoTime());
                }));
    }

    @Override
    public void chunkCommitted(RunContext run, LoadedChunk chunk) {
        if (EventLine.isOn(Event.CHUNK_COMMITTED)) {
            LoadCounts counts = chunk.counts();
            told(
                    run,
                    new Operation(OperationKind.LOAD, "", chunk.chunk().number()),
                    EventLine.of(Event.CHUNK_COMMITTED)
                            .with(Field.RECORDS, counts.total())
                            .with(Field.INSERTED, counts.inserted())
                            .with(Field.UPDATED, counts.updated())
                            .with(Field.UNCHANGED, counts.unchanged())
                            .with(Field.SUPERSEDED, counts.superseded())
                            .with(Field.QUARANTINED, counts.quarantined()));
        }
    }

    @Override
    public void signalled(RunContext run, Signal signal) {
        EventLine.of(Event.SIGNALLED)
                .with(Field.SIGNAL, signal.name())
                .with(Field.MESSAGE, signal.message())
                .with(Field.FACTS, signal.facts().isEmpty() ? null : signal.facts())
                .log();
    }

    @Override
    public void runFinished(RunContext run, RunResult result) {
        runs.of(run).ifPresent(live -> live.stages().end());
        RunEnd.log(result);
    }

    @Override
    public void reworkStarted(RunContext run, String operation, PipelineDefinition definition) {
        files.begin(runs.begin(run));
        EventLine.of(Event.REWORK_STARTED).with(Field.OPERATION, operation).log();
    }

    @Override
    public void reworkFinished(RunContext run, RunResult result) {
        RunEnd.log(result);
    }

    private void told(RunContext run, Operation operation, EventLine line) {
        runs.of(run).ifPresent(live -> told(live, operation, line::log));
    }

    private static void told(LiveRun live, Operation operation, Runnable line) {
        try (Correlation.Scope here = Correlation.during(live.names(), operation)) {
            line.run();
        }
    }
}
