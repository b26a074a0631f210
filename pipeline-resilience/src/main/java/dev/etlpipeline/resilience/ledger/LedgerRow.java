package dev.etlpipeline.resilience.ledger;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.load.LoadCounts;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What the ledger knows of a chunk.
 *
 * @param first      record
 * @param attempt    that committed it
 * @param chunk      its number
 * @param after      the cursor behind its last record
 * @param digest     of its records, see {@link RecordDigest}
 * @param rejects    by rule
 * @param enrichment rows by {@code enrichment_status}
 * @param provenance rows by {@code data_source}
 */
record LedgerRow(
        long first,
        int attempt,
        long chunk,
        Cursor after,
        LoadCounts counts,
        byte[] digest,
        Tally rejects,
        Tally enrichment,
        Tally provenance,
        Instant committed) {

    /** @param digest of the chunk's records */
    static LedgerRow of(LoadedChunk loaded, byte[] digest, int attempt, Clock clock) {
        Chunk chunk = loaded.chunk();
        Tally rejects = new Tally();
        chunk.rejects().forEach(reject -> rejects.add(reject.rule(), 1));
        return new LedgerRow(
                chunk.firstRecord(),
                attempt,
                chunk.number(),
                chunk.after(),
                loaded.counts(),
                digest,
                rejects,
                tally(chunk.rows(), PipelineDefinition.ENRICHMENT_STATUS),
                tally(chunk.rows(), PipelineDefinition.DATA_SOURCE),
                clock.instant());
    }

    private static Tally tally(List<Row> rows, String column) {
        Tally tally = new Tally();
        if (rows.isEmpty() || !rows.get(0).schema().has(column)) {
            return tally;
        }
        int position = rows.get(0).schema().indexOf(column);
        Object value = null;
        long same = 0;
        for (Row row : rows) { // equal values mostly follow one another
            Object next = row.get(position);
            if (same > 0 && !Objects.equals(value, next)) {
                tally.add(String.valueOf(value), same);
                same = 0;
            }
            value = next;
            same++;
        }
        tally.add(String.valueOf(value), same);
        return tally;
    }

    long last() {
        return after.record();
    }
}
