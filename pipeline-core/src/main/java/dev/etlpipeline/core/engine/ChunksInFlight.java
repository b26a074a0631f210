package dev.etlpipeline.core.engine;

import dev.etlpipeline.core.settings.LoadSettings;
import dev.etlpipeline.core.warehouse.ChunkRows;

/** How many chunks are between reader and commit, at most. */
public final class ChunksInFlight {

    /** Enough that neither reader nor loader waits for the other; what lies longer is out of the processor's cache. */
    private static final int USUAL = 4;

    /** As many again may wait for answers: with 20 ms an answer, no more make it faster. */
    private static final int ASKING = 8;

    private ChunksInFlight() {}

    /**
     * What the setting says, or what suits.
     *
     * @param asking whether the run asks for enrichment
     */
    public static int of(LoadSettings load, boolean asking) {
        return of(load, asking, ChunkRows.isSmallHeap());
    }

    static int of(LoadSettings load, boolean asking, boolean smallHeap) {
        if (load.chunksInFlight() > 0) {
            return load.chunksInFlight();
        }
        return asking && !smallHeap ? ASKING : USUAL;
    }
}
