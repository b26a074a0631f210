package dev.etlpipeline.core.load;

import dev.etlpipeline.core.load.PreparedChunk.Candidate;
import dev.etlpipeline.core.warehouse.Dialect;
import dev.etlpipeline.core.warehouse.TargetTable;
import dev.etlpipeline.core.warehouse.TargetTable.Field;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Notes a later record, or another file, on rows that are otherwise unchanged. Rare, so plainly batched everywhere. */
final class ChunkToucher {

    private final String sql;
    private final long fileId;

    ChunkToucher(Dialect dialect, TargetTable table, long fileId) {
        this.fileId = fileId;
        String keys = table.keys().stream()
                .map(Field::name)
                .map(name -> dialect.quote(name) + " = ?")
                .collect(Collectors.joining(" AND "));
        this.sql = "UPDATE " + dialect.qualified(table) + " SET " + dialect.quote(TargetTable.SOURCE_FILE_ID) + " = ?, "
                + dialect.quote(TargetTable.SOURCE_RECORD) + " = ? WHERE " + keys + " AND "
                + dialect.quote(TargetTable.ROW_HASH) + " = ?";
    }

    int touch(Connection tx, List<Candidate> candidates) throws SQLException {
        if (candidates.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = tx.prepareStatement(sql)) {
            for (Candidate candidate : candidates) {
                statement.setLong(1, fileId);
                statement.setLong(2, candidate.row().origin().record());
                int parameter = 3;
                for (Object value : candidate.key().values()) {
                    statement.setObject(parameter++, value);
                }
                statement.setBytes(parameter, candidate.rowHash());
                statement.addBatch();
            }
            int hit = 0;
            for (int count : statement.executeBatch()) {
                hit += count;
            }
            return hit;
        }
    }
}
