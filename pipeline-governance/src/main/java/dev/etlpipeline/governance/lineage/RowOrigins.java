package dev.etlpipeline.governance.lineage;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.warehouse.Dialect;
import dev.etlpipeline.core.warehouse.TargetTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks the origin of rows up: in the target, the register of files and the audit. */
final class RowOrigins {

    private static final String WRITER = "SELECT batch_id, operation_type FROM etl.enrichment_audit WHERE pipeline = ?"
            + " AND audit_id > ? AND batch_id <> ? AND processing_start <= ?"
            + " AND (processing_end >= ? OR processing_end IS NULL) ORDER BY audit_id DESC";

    private final Dialect dialect;
    private final TargetTable table;
    private final boolean enriched;

    RowOrigins(Dialect dialect, TargetTable table, boolean enriched) {
        this.dialect = dialect;
        this.table = table;
        this.enriched = enriched;
    }

    /** @param key as values of the key's columns, in their order */
    Optional<RowOrigin> find(Connection connection, List<Object> key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql())) {
            for (int i = 0; i < key.size(); i++) {
                statement.setObject(i + 1, key.get(i));
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(origin(row)) : Optional.empty();
            }
        }
    }

    /**
     * The run that wrote the row last, where that is another one than the row's number names: a replay leaves the number of the run
     * that read the record. As a pipeline's lease lets one run write at a time, it is the one that went on when the row was written.
     */
    Optional<Writer> writer(Connection connection, String pipeline, RowOrigin origin) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WRITER)) {
            statement.setString(1, pipeline);
            statement.setLong(2, origin.runNo());
            statement.setString(3, origin.runId());
            statement.setObject(4, origin.modified());
            statement.setObject(5, origin.modified());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(new Writer(row.getString(1), row.getString(2))) : Optional.empty();
            }
        }
    }

    /** A run that has ended, that goes on, or that was killed. */
    record Writer(String runId, String operation) {}

    private String sql() {
        String keys = table.keys().stream()
                .map(key -> "t." + dialect.quote(key.name()) + " = ?")
                .collect(Collectors.joining(" AND "));
        String enrichment = enriched
                ? ", t." + dialect.quote(PipelineDefinition.ENRICHMENT_STATUS) + ", t."
                        + dialect.quote(PipelineDefinition.DATA_SOURCE)
                : "";
        return "SELECT f.file_name, f.sha256, f.size_bytes, t." + dialect.quote(TargetTable.SOURCE_RECORD) + ", t."
                + dialect.quote(TargetTable.RUN_NO)
                + ", a.batch_id, a.operation_type, a.processing_start, s.status, a.pipeline_version, t."
                + dialect.quote(TargetTable.CREATED_DATE) + ", t." + dialect.quote(TargetTable.MODIFIED_DATE)
                + enrichment + " FROM " + dialect.qualified(table) + " t JOIN etl.source_file f ON f.id = t."
                + dialect.quote(TargetTable.SOURCE_FILE_ID)
                + " LEFT JOIN etl.enrichment_audit a ON a.audit_id = t." + dialect.quote(TargetTable.RUN_NO)
                + " LEFT JOIN etl.run_status s ON s.audit_id = a.audit_id WHERE " + keys;
    }

    private RowOrigin origin(ResultSet row) throws SQLException {
        String state = row.getString(9);
        return new RowOrigin(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getString(6),
                row.getString(7),
                row.getObject(8, LocalDateTime.class),
                state == null ? null : RunState.valueOf(state),
                row.getString(10),
                row.getObject(11, LocalDateTime.class),
                row.getObject(12, LocalDateTime.class),
                enriched ? enrichment(row.getString(13), row.getString(14)) : null);
    }

    private static String enrichment(@Nullable String status, @Nullable String sources) {
        return status + (sources == null ? "" : " (" + sources + ")");
    }
}
