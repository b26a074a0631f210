package dev.etlpipeline.core.load;

import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.source.Chunk;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A chunk whose rows stand in the transaction, or have been committed.
 *
 * @param chunk    as it came out of ENRICH
 * @param counts   add up to the chunk's records
 * @param outcomes one for each of the chunk's rows, in their order; empty where a participant had it loaded already
 * @param before   for each updated row, by its place in {@code chunk.rows()}, the values that stood there in the columns
 *                 that participants asked for by {@link LoadParticipant#beforeColumns()}
 */
public record LoadedChunk(
        Chunk chunk, LoadCounts counts, List<Outcome> outcomes, Map<Integer, Map<String, @Nullable Object>> before) {

    public LoadedChunk {
        outcomes = List.copyOf(outcomes);
    }

    /** Never the values. */
    @Override
    public String toString() {
        return "LoadedChunk[" + chunk + ", " + counts + "]";
    }

    public Row row(int place) {
        return chunk.rows().get(place);
    }
}
