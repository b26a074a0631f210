package dev.etlpipeline.core.load;

import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.warehouse.SqlErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The transaction of one attempt at a chunk. When it is over nobody can ask its connection any more, so what failed in
 * it carries what has to be known: where the rollback failed too, the connection is dead, and the failure has an
 * SQLException of state {@value #CONNECTION_GONE} among what it suppressed; where the commit was sent and nobody knows
 * what became of it, the failure is one of state {@value #OUTCOME_UNKNOWN}.
 */
final class ChunkTransaction implements AutoCloseable {

    /** SQL's state for a connection that failed. */
    static final String CONNECTION_GONE = "08006";

    /** SQL's state for a transaction that may have been committed or not. */
    static final String OUTCOME_UNKNOWN = "08007";

    private static final Logger LOG = LoggerFactory.getLogger(ChunkTransaction.class);

    private final Connection connection;
    private final Chunk chunk;
    private boolean committing;
    private boolean over;
    private boolean answered;

    ChunkTransaction(Connection connection, Chunk chunk) {
        this.connection = connection;
        this.chunk = chunk;
    }

    Connection begin() throws SQLException {
        connection.setAutoCommit(false);
        return connection;
    }

    /** Whether the database answered to the rollback: its connection lives, and nothing was committed. */
    boolean answered() {
        return answered;
    }

    void commit() throws SQLException {
        committing = true;
        connection.commit();
        over = true;
    }

    /** Rolls back, and gives the failure as it is to go on: without values of rows, with what the rollback showed. */
    SQLException rolledBackAfter(SQLException failure) {
        SQLException dead = rollBack();
        SQLException told = SqlErrors.withoutData(failure);
        if (committing && (dead != null || isSilent(failure))) {
            return new SQLException(
                    "the answer to the commit was lost (" + SqlErrors.describe(told) + ")", OUTCOME_UNKNOWN, told);
        }
        if (dead != null) {
            told.addSuppressed(dead);
        }
        return told;
    }

    /** The server's own words have a number; a timeout has done something or not. */
    private static boolean isSilent(SQLException failure) {
        return failure.getErrorCode() <= 0 || failure instanceof SQLTimeoutException;
    }

    /** @return null where it worked, or was over already */
    private @Nullable SQLException rollBack() {
        if (over) {
            return null;
        }
        over = true;
        try {
            connection.rollback();
            answered = true;
            return null;
        } catch (SQLException e) {
            LOG.warn("{} could not be rolled back by the pipeline, its connection is gone: the server does it", chunk);
            return new SQLException("the rollback failed as well", CONNECTION_GONE, e);
        }
    }

    /** Rolls back what is still open. Giving the connection back talks to the server; its failure undoes no commit. */
    @Override
    public void close() {
        rollBack();
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.warn("The connection of {} could not be given back: {}", chunk, SqlErrors.describe(e));
        }
    }
}
