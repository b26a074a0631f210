package dev.etlpipeline.core.load;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.load.PreparedChunk.Candidate;
import dev.etlpipeline.core.warehouse.Dialect;
import dev.etlpipeline.core.warehouse.TargetTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which keys of a chunk the target holds. First by a range probe between the least and the greatest key,
 * enough for files in key order; where more rows stand in that range than twice the keys asked for, by joining the keys
 * as a set. Two misses switch the probe off for the run. Thread-safe.
 */
final class KeyLookup {

    private static final int MISSES_ALLOWED = 2;

    private final Dialect dialect;
    private final TargetTable table;
    private final List<String> columns;
    private final List<String> before;
    private final boolean hasStatus;
    private final String probe;
    private final String join;
    private final AtomicInteger misses;

    KeyLookup(Dialect dialect, TargetTable table, Set<String> beforeColumns) {
        this.dialect = dialect;
        this.table = table;
        this.before = List.copyOf(beforeColumns);
        this.hasStatus = table.schema().has(PipelineDefinition.ENRICHMENT_STATUS);
        this.columns = new ArrayList<>(List.of(
                TargetTable.SOURCE_FILE_ID,
                TargetTable.SOURCE_RECORD,
                TargetTable.ROW_HASH,
                TargetTable.ENRICHMENT_HASH,
                TargetTable.RUN_NO));
        if (hasStatus) {
            columns.add(PipelineDefinition.ENRICHMENT_STATUS);
        }
        columns.addAll(before);
        this.probe = dialect.rangeProbe(table, columns);
        this.join = dialect.keyJoin(table, columns);
        this.misses = new AtomicInteger(dialect.rangeProbeFits(table) ? 0 : MISSES_ALLOWED);
    }

    /** After a conflict: the join compares keys as the unique index does. */
    void switchProbeOff() {
        misses.set(MISSES_ALLOWED);
    }

    /**
     * @param range of the candidates' keys, null where it can't be asked for
     * @return what is stored for each candidate, null where there is nothing
     */
    @Nullable
    Stored[] find(Connection tx, List<Candidate> candidates, @Nullable KeyRange range) throws SQLException {
        if (candidates.isEmpty()) {
            return new Stored[0];
        }
        if (range != null) {
            @Nullable Stored[] probed = ahead(tx, candidates, range);
            if (probed != null) {
                return probed;
            }
        }
        return join(tx, candidates);
    }

    /** By the range probe alone; null where it misses, or is switched off. */
    @Nullable
    Stored @Nullable [] ahead(Connection connection, List<Candidate> candidates, KeyRange range) throws SQLException {
        if (misses.get() >= MISSES_ALLOWED) {
            return null;
        }
        @Nullable Stored[] found = new Stored[candidates.size()];
        if (probe(connection, candidates, range, found)) {
            return found;
        }
        misses.incrementAndGet();
        return null;
    }

    private boolean probe(Connection tx, List<Candidate> candidates, KeyRange range, @Nullable Stored[] found)
            throws SQLException {
        Map<Object, Integer> places = new HashMap<>(candidates.size() * 2);
        for (int i = 0; i < candidates.size(); i++) {
            places.put(candidates.get(i).key().canonical()[0], i);
        }
        int most = 2 * candidates.size() + 1;
        try (PreparedStatement statement = tx.prepareStatement(probe)) {
            statement.setInt(1, most);
            statement.setObject(2, range.least());
            statement.setObject(3, range.greatest());
            statement.setFetchSize(most);
            int rows = 0;
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    if (++rows == most) {
                        return false;
                    }
                    Object key = Key.canonical(range.read(result, 1), false);
                    Integer place = places.get(key);
                    if (place != null) {
                        found[place] = stored(result);
                    }
                }
            }
        }
        return true;
    }

    private @Nullable Stored[] join(Connection tx, List<Candidate> candidates) throws SQLException {
        @Nullable Stored[] found = new Stored[candidates.size()];
        List<Object[]> keys = new ArrayList<>(candidates.size());
        candidates.forEach(candidate -> keys.add(candidate.key().values()));
        try (PreparedStatement statement = tx.prepareStatement(join)) {
            dialect.bindKeys(tx, statement, table, keys);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    found[result.getInt(1)] = stored(result);
                }
            }
        }
        return found;
    }

    private Stored stored(ResultSet row) throws SQLException {
        int column = 7;
        String status = hasStatus ? row.getString(column++) : null;
        Map<String, @Nullable Object> old = new LinkedHashMap<>();
        for (String name : before) {
            old.put(name, row.getObject(column++));
        }
        return new Stored(
                row.getLong(2), row.getLong(3), row.getBytes(4), row.getBytes(5), row.getLong(6), status, old);
    }
}
