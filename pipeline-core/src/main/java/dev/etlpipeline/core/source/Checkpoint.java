package dev.etlpipeline.core.source;

import dev.etlpipeline.core.load.LoadCounts;
import java.util.Map;

/**
 * How far the earlier attempts of a run came.
 *
 * @param cursor     behind the last chunk that committed
 * @param chunks     number of that chunk; the next one goes on from it
 * @param counts     what became of the records before the cursor
 * @param rejects    among them, by rule
 * @param enrichment rows among them, by {@code enrichment_status}
 * @param provenance rows among them, by {@code data_source}
 */
public record Checkpoint(
        Cursor cursor,
        long chunks,
        LoadCounts counts,
        Map<String, Long> rejects,
        Map<String, Long> enrichment,
        Map<String, Long> provenance) {

    /** Of a run that has committed nothing. */
    public static final Checkpoint START =
            new Checkpoint(Cursor.START, 0, new LoadCounts(0, 0, 0, 0, 0), Map.of(), Map.of(), Map.of());

    public Checkpoint {
        rejects = Map.copyOf(rejects);
        enrichment = Map.copyOf(enrichment);
        provenance = Map.copyOf(provenance);
    }
}
