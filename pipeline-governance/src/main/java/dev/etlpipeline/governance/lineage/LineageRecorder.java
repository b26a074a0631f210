package dev.etlpipeline.governance.lineage;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.load.LoadParticipant;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.module.ActionRecorder;
import dev.etlpipeline.core.module.ManualAction;
import dev.etlpipeline.core.module.RewrittenRows;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.run.RunRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps by which mapping a run moved its rows: with its first chunk, in that chunk's transaction; and by which one a command wrote rows
 * anew, in the transaction that does it.
 */
final class LineageRecorder implements LoadParticipant, RunListener, ActionRecorder {

    private final Function<PipelineDefinition, Lineage> derive;
    private final MappingStore store = new MappingStore();
    private volatile @Nullable Begun begun;

    private record Begun(RunContext run, PipelineDefinition definition) {}

    /** @param derive asked once a run, by the loading thread */
    LineageRecorder(Function<PipelineDefinition, Lineage> derive) {
        this.derive = derive;
    }

    @Override
    public void runStarted(RunContext run, RunRequest request, long bytes) {
        begun = new Begun(run, request.definition());
    }

    @Override
    public void record(Connection tx, ManualAction action) {
        // it moved no rows
    }

    @Override
    public void record(Connection tx, ManualAction action, RewrittenRows rows) throws SQLException {
        Lineage lineage = derive.apply(rows.definition());
        store.write(tx, rows.run(), lineage.target(), Mapping.of(lineage));
    }

    @Override
    public void beforeCommit(Connection tx, LoadedChunk chunk) throws SQLException {
        Begun now = begun;
        if (now != null) {
            Lineage lineage = derive.apply(now.definition());
            store.write(tx, now.run(), lineage.target(), Mapping.of(lineage));
        }
    }

    /** Only now: a transaction that was rolled back has kept nothing. */
    @Override
    public void afterCommit(LoadedChunk chunk) {
        begun = null;
    }
}
