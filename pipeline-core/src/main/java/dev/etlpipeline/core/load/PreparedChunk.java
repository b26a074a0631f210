package dev.etlpipeline.core.load;

import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.source.Chunk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chunk with all that can be computed before its transaction: hashes, keys, which row of each key stays, and what the
 * target gets of it. Made by a worker, so that the loading thread only loads.
 */
public final class PreparedChunk {

    private final Chunk chunk;
    private final List<Candidate> candidates;
    private final @Nullable KeyRange range;
    private volatile @Nullable List<Object[]> values;

    PreparedChunk(Chunk chunk, List<Candidate> candidates) {
        this.chunk = chunk;
        this.candidates = List.copyOf(candidates);
        this.range = candidates.isEmpty() ? null : KeyRange.of(candidates);
    }

    /** One that is only looked at: it has no keys and can't be loaded. */
    public static PreparedChunk unprepared(Chunk chunk) {
        return new PreparedChunk(chunk, List.of());
    }

    public Chunk chunk() {
        return chunk;
    }

    /** One for each distinct key of the chunk: its last row. */
    List<Candidate> candidates() {
        return candidates;
    }

    /** The same chunk with some of its candidates: to try them, not to count them. */
    PreparedChunk only(List<Candidate> some) {
        return new PreparedChunk(chunk, some);
    }

    /** Keeps what the target will get of each candidate, made on a worker's thread. */
    void give(List<Object[]> made) {
        values = made;
    }

    /** What was made of a candidate, for the loading thread to complete; null where nothing was. */
    Object @Nullable [] given(int candidate) {
        List<Object[]> made = values;
        return made == null ? null : made.get(candidate);
    }

    /** Between which keys the candidates' lie; null where there are none, or none that can be ordered. */
    @Nullable
    KeyRange range() {
        return range;
    }

    /**
     * A row that stays, within its chunk.
     *
     * @param place          in {@code chunk.rows()}
     * @param differingLoser whether an earlier row of the same key in the chunk had another hash
     */
    record Candidate(int place, Row row, Key key, byte[] rowHash, byte[] enrichmentHash, boolean differingLoser) {}
}
