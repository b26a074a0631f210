package dev.etlpipeline.core.load;

import dev.etlpipeline.core.source.Chunk;
import java.sql.SQLException;

/** Decides what becomes of a chunk of which the database refuses at least one row for its data. */
@FunctionalInterface
public interface RefusalPolicy {

    /** Core's own: the chunk is not loaded, and the run ends. */
    RefusalPolicy NEVER = (chunk, refusal) -> false;

    /**
     * Asked on the loading thread, behind the rollback.
     *
     * @param refusal the database's words, which may quote a row
     * @return whether to find the refused rows, make rejects of them, and load the others
     */
    boolean isolate(Chunk chunk, SQLException refusal);
}
