package dev.etlpipeline.resilience.ledger;

import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.warehouse.SqlErrors;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.core.warehouse.WarehouseException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The runs of a warehouse that are not at their end. Only reads. */
final class UnfinishedRuns {

    private static final String TABLES =
            "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = ?" + " AND TABLE_NAME = ?";

    /** The last attempt of each run, unless an attempt of it, or a later run of the same file as far, succeeded. */
    private static final String UNFINISHED = "SELECT r.run_id, r.pipeline, r.input_name, r.file_bytes, a.attempt,"
            + " s.status, a.processing_start, a.processing_end, a.error_message, l.records, l.reached, l.chunks"
            + " FROM etl.run_request r"
            + " JOIN etl.enrichment_audit a ON a.batch_id = r.run_id"
            + " AND a.audit_id = (SELECT MAX(m.audit_id) FROM etl.enrichment_audit m WHERE m.batch_id = r.run_id)"
            + " JOIN etl.run_status s ON s.audit_id = a.audit_id"
            + " LEFT JOIN (SELECT run_id, MAX(last_record) AS records, MAX(cursor_offset) AS reached, COUNT(*) AS chunks"
            + " FROM etl.chunk_ledger GROUP BY run_id) l ON l.run_id = r.run_id"
            + " WHERE NOT EXISTS (SELECT 1 FROM etl.enrichment_audit d JOIN etl.run_request q ON q.run_id = d.batch_id"
            + " WHERE d.status IN ('SUCCEEDED', 'DEGRADED') AND d.pipeline = r.pipeline AND (d.batch_id = r.run_id"
            + " OR (d.audit_id > a.audit_id AND d.source_file_id = a.source_file_id"
            + " AND (q.record_limit IS NULL OR q.record_limit >= r.record_limit))))"
            + " ORDER BY a.audit_id DESC";

    private final Warehouse warehouse;

    UnfinishedRuns(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** The latest first; none where no run was made with a ledger yet. */
    List<UnfinishedRun> all() {
        try (Connection connection = warehouse.dataSource().getConnection()) {
            return hasLedger(warehouse, connection) ? all(connection) : List.of();
        } catch (SQLException e) {
            throw new WarehouseException(
                    "the ledger in " + warehouse.place() + " could not be read, the warehouse says: "
                            + SqlErrors.describe(e),
                    e);
        }
    }

    /** Whether the ledger's tables are there; a run makes them. */
    static boolean hasLedger(Warehouse warehouse, Connection connection) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement(TABLES)) {
            count.setString(1, warehouse.dialect().catalogueName("etl"));
            count.setString(2, warehouse.dialect().catalogueName("run_request"));
            try (ResultSet row = count.executeQuery()) {
                return row.next() && row.getInt(1) > 0;
            }
        }
    }

    private static List<UnfinishedRun> all(Connection connection) throws SQLException {
        List<UnfinishedRun> runs = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(UNFINISHED);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                runs.add(new UnfinishedRun(
                        row.getString("run_id"),
                        row.getString("pipeline"),
                        RunState.valueOf(row.getString("status")),
                        row.getInt("attempt"),
                        utc(row.getObject("processing_start", LocalDateTime.class)),
                        orNull(row.getObject("processing_end", LocalDateTime.class)),
                        row.getString("error_message"),
                        row.getString("input_name"),
                        row.getLong("file_bytes"),
                        row.getLong("records"),
                        row.getLong("reached"),
                        row.getLong("chunks")));
            }
        }
        return runs;
    }

    private static @Nullable Instant orNull(@Nullable LocalDateTime time) {
        return time == null ? null : utc(time);
    }

    private static Instant utc(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC);
    }
}
