package dev.etlpipeline.core.load;

import dev.etlpipeline.core.source.Chunk;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/**
 * Writes beside a chunk, in its transaction. Called by the loading thread, chunk after chunk in file order. What it
 * throws rolls the chunk back and fails the LOAD.
 */
public interface LoadParticipant {

    /** The target's columns whose old values it wants to see of updated rows. Asked once a run. */
    default Set<String> beforeColumns() {
        return Set.of();
    }

    /**
     * Looks at a chunk that is ready to be loaded: the place for what takes time and needs no connection. Unlike the others,
     * called by workers, several at once, in any order, once a chunk; a chunk may never come to be loaded. What it throws
     * fails the run.
     */
    default void prepare(Chunk chunk) {}

    /**
     * Whether this chunk was committed before; asked at the start of each attempt.
     *
     * @return what was counted then, or empty where it was not, or where this participant does not know
     */
    default Optional<LoadCounts> alreadyLoaded(Connection tx, Chunk chunk) throws SQLException {
        return Optional.empty();
    }

    /** Writes its own, after the target's rows and before the commit. Must not commit, roll back or close. */
    default void beforeCommit(Connection tx, LoadedChunk chunk) throws SQLException {}

    /** The chunk is committed. What this throws is logged with the class's name and changes nothing. */
    default void afterCommit(LoadedChunk chunk) {}

    /** The transaction was rolled back; the chunk may be tried again. What this throws is logged and changes nothing. */
    default void afterRollback(Chunk chunk) {}
}
