package dev.etlpipeline.core.load;

import java.sql.SQLException;

/** The database does not take a chunk for its data; rolled back, over a connection that lives. */
final class ChunkRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final SQLException refusal;
    private final boolean twice;

    /** @param twice whether a second look-up did not help */
    ChunkRefused(SQLException refusal, boolean twice) {
        super(refusal);
        this.refusal = refusal;
        this.twice = twice;
    }

    SQLException refusal() {
        return refusal;
    }

    boolean twice() {
        return twice;
    }
}
