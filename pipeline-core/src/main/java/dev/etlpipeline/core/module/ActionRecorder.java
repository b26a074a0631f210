package dev.etlpipeline.core.module;

import java.sql.Connection;
import java.sql.SQLException;

/** Puts on record what a person did by a command: a record mended, a run's rejects discarded, a key rotated. */
@FunctionalInterface
public interface ActionRecorder {

    /** Keeps no record. */
    ActionRecorder NONE = (tx, action) -> {};

    /**
     * Called in the transaction that does it, before its commit; what this throws undoes the action.
     *
     * @param tx not to be committed, rolled back or closed here
     */
    void record(Connection tx, ManualAction action) throws SQLException;

    /** The same, of an action that has written rows of the target anew. Called instead of the other. */
    default void record(Connection tx, ManualAction action, RewrittenRows rows) throws SQLException {
        record(tx, action);
    }
}
