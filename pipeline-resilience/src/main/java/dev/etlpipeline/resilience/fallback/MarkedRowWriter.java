package dev.etlpipeline.resilience.fallback;

import dev.etlpipeline.core.load.CodecEdge;
import dev.etlpipeline.core.load.RowHasher;
import dev.etlpipeline.core.module.RewrittenRows.Rewritten;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Column.Role;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.warehouse.Dialect;
import dev.etlpipeline.core.warehouse.TargetTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes what the enrichment says of stored rows, where nothing else has happened to them: key, row hash and the old
 * enrichment hash must still stand. Columns of the source are not touched.
 */
final class MarkedRowWriter {

    private final TargetTable table;
    private final CodecEdge edge;
    private final List<Integer> enriched = new ArrayList<>();
    private final String sql;
    private final long runNo;

    /** @param runNo of the backfill in the audit */
    MarkedRowWriter(Dialect dialect, TargetTable table, CodecEdge edge, long runNo) {
        this.table = table;
        this.edge = edge;
        this.runNo = runNo;
        List<Column> columns = table.schema().columns();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).role() == Role.ENRICHED || columns.get(i).role() == Role.PROVENANCE) {
                enriched.add(i);
            }
        }
        String set = Stream.concat(
                        enriched.stream().map(i -> columns.get(i).name()),
                        Stream.of(
                                TargetTable.ENRICHMENT_HASH,
                                TargetTable.RUN_NO,
                                TargetTable.PROCESSED_DATE,
                                TargetTable.MODIFIED_DATE))
                .map(name -> dialect.quote(name) + " = ?")
                .collect(Collectors.joining(", "));
        String where = Stream.concat(
                        table.keys().stream().map(TargetTable.Field::name),
                        Stream.of(TargetTable.ROW_HASH, TargetTable.ENRICHMENT_HASH))
                .map(name -> dialect.quote(name) + " = ?")
                .collect(Collectors.joining(" AND "));
        this.sql = "UPDATE " + dialect.qualified(table) + " SET " + set + " WHERE " + where;
    }

    /** @return those that were as they had been read */
    List<Rewritten> write(Connection tx, Map<MarkedRow, Row> rows, LocalDateTime now) throws SQLException {
        if (rows.isEmpty()) {
            return List.of();
        }
        RowHasher hasher = new RowHasher(table.schema());
        try (PreparedStatement statement = tx.prepareStatement(sql)) {
            for (Map.Entry<MarkedRow, Row> row : rows.entrySet()) {
                bind(statement, row.getKey(), row.getValue(), hasher.enrichmentHash(row.getValue()), now);
                statement.addBatch();
            }
            int[] counts = statement.executeBatch();
            List<Rewritten> hit = new ArrayList<>();
            int place = 0;
            for (Map.Entry<MarkedRow, Row> row : rows.entrySet()) {
                if (counts[place++] > 0) {
                    hit.add(new Rewritten(row.getKey().row(), row.getValue()));
                }
            }
            return hit;
        }
    }

    private void bind(PreparedStatement statement, MarkedRow old, Row row, byte[] hash, LocalDateTime now)
            throws SQLException {
        int next = 1;
        for (int position : enriched) {
            statement.setObject(next++, edge.encode(position, row));
        }
        statement.setBytes(next++, hash);
        statement.setLong(next++, runNo);
        statement.setObject(next++, now);
        statement.setObject(next++, now);
        for (Object key : old.keys()) {
            statement.setObject(next++, key);
        }
        statement.setBytes(next++, old.rowHash());
        statement.setBytes(next, old.enrichmentHash());
    }
}
