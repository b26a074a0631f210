package dev.etlpipeline.core.load;

import dev.etlpipeline.core.load.PreparedChunk.Candidate;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.warehouse.TargetTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Computes keys and hashes of a chunk. Thread-safe. */
public final class Preparer {

    private final TargetTable table;
    private final byte @Nullable [] hashKey;
    private final int[] keyPositions;

    public Preparer(TargetTable table) {
        this(table, null);
    }

    /** @param hashKey by which rows are hashed, or null for hashes that everybody can compute */
    public Preparer(TargetTable table, byte @Nullable [] hashKey) {
        this.table = table;
        this.hashKey = hashKey == null ? null : hashKey.clone();
        this.keyPositions = table.schema().keyColumns().stream()
                .mapToInt(column -> table.schema().indexOf(column.name()))
                .toArray();
    }

    /** Same key twice in a chunk: the later row stays. */
    public PreparedChunk prepare(Chunk chunk) {
        RowHasher hasher = new RowHasher(table.schema(), hashKey);
        List<Candidate> candidates = new ArrayList<>(chunk.rows().size());
        Map<Key, Integer> byKey = new HashMap<>(chunk.rows().size() * 2);
        for (int place = 0; place < chunk.rows().size(); place++) {
            Row row = chunk.rows().get(place);
            Key key = key(row);
            byte[] rowHash = hasher.rowHash(row);
            Integer at = byKey.putIfAbsent(key, candidates.size());
            Candidate earlier = at == null ? null : candidates.get(at);
            boolean differs =
                    earlier != null && (earlier.differingLoser() || !Arrays.equals(earlier.rowHash(), rowHash));
            Candidate candidate = new Candidate(place, row, key, rowHash, hasher.enrichmentHash(row), differs);
            if (at == null) {
                candidates.add(candidate);
            } else {
                candidates.set(at, candidate);
            }
        }
        return new PreparedChunk(chunk, candidates);
    }

    private Key key(Row row) {
        Object[] values = new Object[keyPositions.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Objects.requireNonNull(row.get(keyPositions[i]), "a key column without value passed VALIDATE");
        }
        return Key.of(values, table.spec().keyFold());
    }
}
