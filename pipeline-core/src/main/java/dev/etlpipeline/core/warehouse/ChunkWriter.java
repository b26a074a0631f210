package dev.etlpipeline.core.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes a chunk's rows in the transaction at hand. Used by one thread. */
public interface ChunkWriter {

    /**
     * Inserts rows whose keys were not found.
     *
     * @param rows values in the order of {@link TargetTable#fields()}
     * @throws SQLException for the first row refused; the transaction is then to be rolled back
     */
    void insert(Connection tx, List<Object[]> rows) throws SQLException;

    /**
     * Updates rows, each where its key still has the hash that was looked up.
     *
     * @param rows      values in the order of {@link TargetTable#fields()}
     * @param oldHashes the hash looked up for each, null where the row has none
     * @return how many rows were hit; fewer than asked means that somebody else wrote
     */
    int update(Connection tx, List<Object[]> rows, List<byte[]> oldHashes) throws SQLException;

    /**
     * Inserts those rows that the database takes. Slower than {@link #insert}: for a chunk of which it refused at least one.
     *
     * @return the others, in the order of their places; they leave no trace in the transaction
     * @throws DoomedTransactionException where a refusal ended the transaction
     * @throws SQLException               for what is no refusal of a row
     */
    List<RefusedRow> insertAccepted(Connection tx, List<Object[]> rows) throws SQLException;

    /**
     * Updates those rows that the database takes; otherwise as {@link #update} and {@link #insertAccepted}.
     *
     * @return how many rows were hit, and those refused
     */
    AcceptedUpdates updateAccepted(Connection tx, List<Object[]> rows, List<byte[]> oldHashes) throws SQLException;

    /** What became of updates of which some may have been refused. */
    record AcceptedUpdates(int hit, List<RefusedRow> refused) {}
}
