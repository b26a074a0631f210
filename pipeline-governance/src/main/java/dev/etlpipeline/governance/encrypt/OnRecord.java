package dev.etlpipeline.governance.encrypt;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.module.ManualAction;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.warehouse.SqlErrors;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.core.warehouse.WarehouseException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Puts on record what is done with keys.
 *
 * @param pipeline whose data it is about
 * @param reason   as it was given, or null
 */
record OnRecord(
        Workspace workspace,
        Warehouse warehouse,
        PipelineDefinition pipeline,
        @Nullable String reason) {

    /** Something that is on record only where it was done, and only done where it is on record. */
    interface Deed<T> {
        T done(Connection tx) throws SQLException;
    }

    /**
     * Does it in the transaction of its record.
     *
     * @throws WarehouseException where it cannot be put on record; then it was not done
     */
    <T> T of(String name, String subject, long entries, Deed<T> deed) {
        try (Connection tx = warehouse.dataSource().getConnection()) {
            tx.setAutoCommit(false);
            boolean committed = false;
            try {
                workspace
                        .modules()
                        .actions()
                        .record(tx, new ManualAction(name, pipeline.name(), subject, entries, reason));
                T result = deed.done(tx);
                tx.commit();
                committed = true;
                return result;
            } finally {
                if (!committed) {
                    tx.rollback();
                }
            }
        } catch (SQLException e) {
            throw new WarehouseException(
                    "it could not be put on record, and was not done; the warehouse says: " + SqlErrors.describe(e), e);
        }
    }

    /** Something that was done already. */
    void of(String name, String subject, long entries) {
        of(name, subject, entries, tx -> subject);
    }
}
