package dev.etlpipeline.core.engine;

import dev.etlpipeline.core.enrich.EnrichStage;
import dev.etlpipeline.core.load.PreparedChunk;
import dev.etlpipeline.core.module.Preflight;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import dev.etlpipeline.core.source.Checkpoint;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import dev.etlpipeline.core.source.RecordSource;
import dev.etlpipeline.core.source.Stage;
import java.util.function.Consumer;

/** Lets modules look at the whole file before its first row is loaded. */
record Preflights(RunParts parts, RunRequest request, CurrentRun run, Operations operations, RunSteps.Stages stages) {

    /**
     * Asks those that look where nothing is written.
     *
     * @throws RunStopped where a module would stop the run
     */
    static void dry(RunParts parts, RunRequest request, CurrentRun run) throws Exception {
        for (Preflight preflight : parts.modules().preflights()) {
            if (preflight.alsoDry()) {
                preflight.check(run, request, look -> {
                    throw new IllegalStateException("a pass through the file is given to runs that write only");
                });
            }
        }
    }

    /**
     * @param started told of each flow that begins, so that it can be stopped
     * @throws RunStopped where a module or the user stops the run
     */
    void check(RecordSource source, EnrichStage enrich, Consumer<ChunkFlow> started) throws Exception {
        for (Preflight preflight : parts.modules().preflights()) {
            preflight.check(run, request, look -> {
                ChunkFlow flow = parts.flow(new Looking(source, look), enrich);
                started.accept(flow);
                if (!flow.run(Checkpoint.START)) {
                    throw new RunStopped(
                            RunState.INTERRUPTED, "stopped while the file was checked; nothing was written", null);
                }
            });
        }
    }

    /** A chunk's way as far as VALIDATE. Listeners are not told: they would take it for the load. */
    private final class Looking implements ChunkFlow.Steps {

        private final RecordSource source;
        private final Consumer<Chunk> look;

        private Looking(RecordSource source, Consumer<Chunk> look) {
            this.source = source;
            this.look = look;
        }

        @Override
        public Chunk read(Cursor from, long number) throws Exception {
            return operations.run(
                    Stage.EXTRACT,
                    stages.file(),
                    number,
                    () -> source.read(from).numbered(number));
        }

        @Override
        public PreparedChunk work(Chunk read) throws Exception {
            return PreparedChunk.unprepared(stages.validated(operations, run.pipeline(), read));
        }

        @Override
        public void load(PreparedChunk chunk) {
            look.accept(chunk.chunk());
        }
    }
}
