package dev.etlpipeline.core.load;

import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.source.Chunk;
import java.util.List;

/**
 * A chunk with all that can be computed before its transaction: hashes, keys, and which row of each key stays. Made by a
 * worker, so that the loading thread only loads.
 */
public final class PreparedChunk {

    private final Chunk chunk;
    private final List<Candidate> candidates;

    PreparedChunk(Chunk chunk, List<Candidate> candidates) {
        this.chunk = chunk;
        this.candidates = candidates;
    }

    public Chunk chunk() {
        return chunk;
    }

    /** One for each distinct key of the chunk: its last row. */
    List<Candidate> candidates() {
        return candidates;
    }

    /**
     * A row that stays, within its chunk.
     *
     * @param place          in {@code chunk.rows()}
     * @param differingLoser whether an earlier row of the same key in the chunk had another hash
     */
    record Candidate(int place, Row row, Key key, byte[] rowHash, byte[] enrichmentHash, boolean differingLoser) {}
}
