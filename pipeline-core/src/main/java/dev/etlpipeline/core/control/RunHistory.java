package dev.etlpipeline.core.control;

import dev.etlpipeline.core.run.Accounting;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.warehouse.SqlErrors;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.core.warehouse.WarehouseException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The runs that a warehouse remembers, latest first. Only reads. */
public final class RunHistory {

    private static final String SELECT =
            "SELECT TOP (?) a.audit_id, a.batch_id, a.attempt, a.pipeline, a.operation_type,"
                    + " s.status, a.processing_start, a.processing_end, a.duration_ms, a.records_processed, a.rows_inserted,"
                    + " a.rows_updated, a.rows_unchanged, a.rows_superseded, a.rows_quarantined, f.file_name, f.size_bytes,"
                    + " f.sha256, a.error_class, a.error_message, a.pipeline_version FROM etl.enrichment_audit a"
                    + " JOIN etl.run_status s ON s.audit_id = a.audit_id JOIN etl.source_file f ON f.id = a.source_file_id";
    private static final String LATEST_FIRST = " ORDER BY a.audit_id DESC";

    private static final String AUDIT_COLUMNS =
            "SELECT COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS" + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?";

    /** What the statement above reads of the audit, in alphabetical order. */
    private static final List<String> NEEDED = List.of(
            "attempt",
            "audit_id",
            "batch_id",
            "duration_ms",
            "error_class",
            "error_message",
            "operation_type",
            "pipeline",
            "pipeline_version",
            "processing_end",
            "processing_start",
            "records_processed",
            "rows_inserted",
            "rows_quarantined",
            "rows_superseded",
            "rows_unchanged",
            "rows_updated",
            "source_file_id");

    private final Warehouse warehouse;

    /** @throws WarehouseException where the warehouse has no runs to show: none was made yet, or by an older version */
    public RunHistory(Warehouse warehouse) {
        this.warehouse = warehouse;
        reading(connection -> {
            requireTables(connection);
            return List.of();
        });
    }

    /** @param state null for any */
    public List<RunRecord> latest(int limit, @Nullable RunState state) {
        return state == null ? query(limit, "", "") : query(limit, " WHERE s.status = ?", state.name());
    }

    /** Those whose id begins so; a run that was resumed has a record for each attempt. */
    public List<RunRecord> beginningWith(String prefix, int limit) {
        return query(limit, " WHERE LEFT(a.batch_id, " + prefix.length() + ") = ?", prefix);
    }

    private List<RunRecord> query(int limit, String where, String value) {
        return reading(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SELECT + where + LATEST_FIRST)) {
                statement.setInt(1, limit);
                if (!where.isEmpty()) {
                    statement.setString(2, value);
                }
                return records(statement);
            }
        });
    }

    private static List<RunRecord> records(PreparedStatement statement) throws SQLException {
        List<RunRecord> records = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                records.add(record(row));
            }
        }
        return records;
    }

    private static RunRecord record(ResultSet row) throws SQLException {
        LocalDateTime ended = row.getObject("processing_end", LocalDateTime.class);
        return new RunRecord(
                row.getLong("audit_id"),
                row.getString("batch_id"),
                row.getInt("attempt"),
                row.getString("pipeline"),
                row.getString("operation_type"),
                RunState.valueOf(row.getString("status")),
                row.getObject("processing_start", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                ended == null ? null : utc(ended),
                ended == null ? null : Duration.ofMillis(row.getLong("duration_ms")),
                ended == null ? null : account(row),
                new RunRecord.File(row.getString("file_name"), row.getLong("size_bytes"), row.getString("sha256")),
                row.getString("error_class"),
                row.getString("error_message"),
                row.getString("pipeline_version"));
    }

    private static Instant utc(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC);
    }

    private static Accounting account(ResultSet row) throws SQLException {
        return new Accounting(
                row.getLong("records_processed"),
                row.getLong("rows_inserted"),
                row.getLong("rows_updated"),
                row.getLong("rows_unchanged"),
                row.getLong("rows_superseded"),
                row.getLong("rows_quarantined"));
    }

    private void requireTables(Connection connection) throws SQLException {
        Set<String> found = new TreeSet<>();
        try (PreparedStatement statement = connection.prepareStatement(AUDIT_COLUMNS)) {
            statement.setString(1, warehouse.dialect().catalogueName("etl"));
            statement.setString(2, warehouse.dialect().catalogueName("enrichment_audit"));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1).toLowerCase(Locale.ROOT));
                }
            }
        }
        if (found.isEmpty()) {
            throw new WarehouseException("the warehouse " + warehouse.place()
                    + " remembers no runs: it has no table etl.enrichment_audit yet; ./pipeline run makes it");
        }
        Set<String> missing = new TreeSet<>(NEEDED);
        missing.removeAll(found);
        if (!missing.isEmpty()) {
            throw new WarehouseException("the tables in " + warehouse.place()
                    + " are those of another version of the pipeline: etl.enrichment_audit lacks "
                    + String.join(", ", missing) + "; a run with this version brings them up to date");
        }
    }

    private List<RunRecord> reading(Query query) {
        try (Connection connection = warehouse.dataSource().getConnection()) {
            return query.in(connection);
        } catch (SQLException e) {
            throw new WarehouseException(
                    "the runs in " + warehouse.place() + " could not be read, the warehouse says: "
                            + SqlErrors.describe(e),
                    e);
        }
    }

    private interface Query {
        List<RunRecord> in(Connection connection) throws SQLException;
    }
}
