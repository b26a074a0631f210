package dev.etlpipeline.core.step;

import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Reject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a stage hands on. */
final class Rejects {

    private static final Comparator<Reject> BY_RECORD =
            Comparator.comparingLong(reject -> reject.origin().record());

    private Rejects() {}

    /** The chunk after a stage, its rejects in the order of the file. */
    static Chunk sorted(Chunk chunk, List<Row> rows, List<Reject> rejects) {
        List<Reject> sorted = new ArrayList<>(rejects);
        sorted.sort(BY_RECORD);
        return chunk.with(rows, sorted);
    }
}
