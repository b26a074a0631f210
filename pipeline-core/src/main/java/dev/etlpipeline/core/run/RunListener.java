package dev.etlpipeline.core.run;

import dev.etlpipeline.core.call.Exchange;
import dev.etlpipeline.core.call.Operation;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Reject;
import java.time.Duration;
import java.util.List;

/**
 * Watches a run. Called on the thread on which the thing happened, so several threads at once; must be quick. What it
 * throws is logged with the listener's class name and never fails a run.
 */
public interface RunListener {

    /** @param bytes size of the decompressed file, the measure of progress */
    default void runStarted(RunContext run, RunRequest request, long bytes) {}

    /** A chunk was read. */
    default void chunkStarted(RunContext run, Chunk chunk) {}

    default void operationFinished(RunContext run, Operation operation, Duration took) {}

    /** Not told of an {@link Error}: that ends the run, and {@link #runFinished} has it. */
    default void operationFailed(RunContext run, Operation operation, Duration took, Exception failure) {}

    /** An API answered, or failed to: each attempt, beneath what repeats calls. Not told of calls that were cancelled. */
    default void exchanged(RunContext run, Exchange exchange) {}

    /** The rejects of a chunk that committed, in file order. */
    default void rowsRejected(RunContext run, List<Reject> rejects) {}

    /** Called in file order, by one thread. */
    default void chunkCommitted(RunContext run, LoadedChunk chunk) {}

    default void signalled(RunContext run, Signal signal) {}

    /** Called once, whatever the end. */
    default void runFinished(RunContext run, RunResult result) {}

    /**
     * Work on rows that the target holds begins, such as a backfill: a run without a file. It is told of operations, exchanges
     * and signals as others are, of no chunk, and {@link #reworkFinished} ends it.
     *
     * @param operation  as the audit calls it, such as {@code BACKFILL}
     * @param definition of the pipeline whose rows they are
     */
    default void reworkStarted(RunContext run, String operation, PipelineDefinition definition) {}

    /** Called once, whatever the end. Read is what was looked at, updated what was changed. */
    default void reworkFinished(RunContext run, RunResult result) {}
}
