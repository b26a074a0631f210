package dev.etlpipeline.core.engine;

import dev.etlpipeline.core.enrich.EnrichStage;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.load.PreparedChunk;
import dev.etlpipeline.core.load.Preparer;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import dev.etlpipeline.core.source.RecordSource;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.core.source.Stage;
import dev.etlpipeline.core.step.AfterEnrichStage;
import dev.etlpipeline.core.step.SalvageStage;
import dev.etlpipeline.core.step.TransformStage;
import dev.etlpipeline.core.step.ValidateStage;
import dev.etlpipeline.core.warehouse.SqlErrors;
import dev.etlpipeline.core.warehouse.WarehouseException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** A chunk's way: read, transformed, validated, enriched, prepared, loaded; each stage through the chain. */
final class RunSteps implements ChunkFlow.Steps {

    private final CurrentRun run;
    private final Operations operations;
    private final RecordSource source;
    private final Stages stages;
    private final Load load;
    private final RunAccount account;

    RunSteps(CurrentRun run, Operations operations, RecordSource source, Stages stages, Load load, RunAccount account) {
        this.run = run;
        this.operations = operations;
        this.source = source;
        this.stages = stages;
        this.load = load;
        this.account = account;
    }

    /** The stages between reading and loading, and the file's name. */
    record Stages(
            String file,
            TransformStage transform,
            ValidateStage validate,
            SalvageStage salvage,
            EnrichStage enrich,
            AfterEnrichStage afterEnrich,
            Preparer preparer) {

        /** The chunk behind VALIDATE. */
        Chunk validated(Operations operations, String pipeline, Chunk read) throws Exception {
            long number = read.number();
            Chunk transformed = operations.run(Stage.TRANSFORM, pipeline, number, () -> transform.apply(read));
            return operations.run(
                    Stage.VALIDATE, pipeline, number, () -> salvage.apply(read, validate.apply(transformed)));
        }
    }

    /** What is done with a prepared chunk: loading it, or only accounting for it. */
    interface Load {

        /** On the worker's thread, behind the stages; several at once, in any order. */
        default void worked(Chunk chunk) throws IOException {}

        /** Likewise, when all is ready for the load. */
        default void prepared(PreparedChunk chunk) {}

        LoadedChunk load(PreparedChunk chunk) throws Exception;
    }

    @Override
    public Chunk read(Cursor from, long number) throws Exception {
        Chunk chunk = operations.run(
                Stage.EXTRACT, stages.file(), number, () -> source.read(from).numbered(number));
        run.listeners().tell(listener -> listener.chunkStarted(run, chunk));
        return chunk;
    }

    @Override
    public PreparedChunk work(Chunk read) throws Exception {
        if (read.records() == 0) {
            return stages.preparer().prepare(read);
        }
        long number = read.number();
        Chunk valid = stages.validated(operations, run.pipeline(), read);
        Chunk enriched = operations.run(
                Stage.ENRICH,
                run.pipeline(),
                number,
                () -> stages.afterEnrich().apply(stages.enrich().apply(valid)));
        load.worked(enriched);
        PreparedChunk prepared =
                operations.timed(Stage.LOAD, () -> stages.preparer().prepare(enriched));
        load.prepared(prepared);
        return prepared;
    }

    @Override
    public void load(PreparedChunk prepared) throws Exception {
        Chunk chunk = prepared.chunk();
        if (chunk.records() == 0) {
            return;
        }
        LoadedChunk loaded = loaded(prepared);
        account.add(loaded);
        List<Reject> rejects = loaded.chunk().rejects(); // also what the database refused
        if (!rejects.isEmpty()) {
            run.listeners().tell(listener -> listener.rowsRejected(run, rejects));
        }
        run.listeners().tell(listener -> listener.chunkCommitted(run, loaded));
    }

    /** Says which records it was, behind the chain: interceptors see the database's own error. */
    private LoadedChunk loaded(PreparedChunk prepared) throws Exception {
        Chunk chunk = prepared.chunk();
        try {
            return operations.run(Stage.LOAD, "warehouse", chunk.number(), () -> load.load(prepared));
        } catch (SQLException e) {
            String hint = SqlErrors.isAboutData(e)
                    ? "; a constraint, a type or a trigger of the table refuses at least one of these rows: compare it with"
                            + " the definition, and add the rule that the definition lacks"
                    : "; they are rolled back, unless only the answer to their commit was lost: a new run finds out";
            throw new WarehouseException(
                    "records " + chunk.firstRecord() + " to " + chunk.lastRecord() + " (chunk " + chunk.number()
                            + ") could not be loaded, the warehouse says: " + SqlErrors.describe(e) + hint,
                    e);
        }
    }
}
