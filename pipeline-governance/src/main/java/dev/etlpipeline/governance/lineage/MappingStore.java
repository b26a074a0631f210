package dev.etlpipeline.governance.lineage;

import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code governance.run_lineage} and {@code governance.column_lineage}. */
final class MappingStore {

    private static final String EXISTS =
            "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?";
    private static final String RUN_KNOWN =
            "SELECT COUNT(*) FROM governance.run_lineage WHERE run_id = ? AND mapping = ?";
    private static final String KNOWN = "SELECT COUNT(*) FROM governance.column_lineage WHERE mapping = ?";
    private static final String ADD_RUN = "INSERT INTO governance.run_lineage"
            + " (run_id, mapping, pipeline, target_table, recorded) VALUES (?, ?, ?, ?, ?)";
    private static final String ADD = "INSERT INTO governance.column_lineage"
            + " (mapping, line, target_column, origin, field, how, path, protection) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String OF_RUN = "SELECT c.target_column, c.origin, c.field, c.how, c.path, c.protection"
            + " FROM governance.column_lineage c WHERE c.mapping = (SELECT MAX(r.mapping) FROM governance.run_lineage r"
            + " WHERE r.run_id = ? AND r.recorded = (SELECT MAX(l.recorded) FROM governance.run_lineage l"
            + " WHERE l.run_id = ?)) ORDER BY c.line";

    private static final String RUN = "SELECT TOP (1) run_id, target_table FROM governance.run_lineage"
            + " WHERE pipeline = ? AND run_id LIKE ? ORDER BY recorded DESC, run_id DESC";

    /** Whether there are mappings; in a database that an older version made there are none. */
    static boolean exists(Warehouse warehouse, Connection connection) throws SQLException {
        return isKnown(
                connection,
                EXISTS,
                warehouse.dialect().catalogueName("governance"),
                warehouse.dialect().catalogueName("run_lineage"));
    }

    /** Writes what of it is not there yet. */
    void write(Connection tx, RunContext run, String target, Mapping mapping) throws SQLException {
        if (isKnown(tx, RUN_KNOWN, run.runId().value(), mapping.digest())) {
            return;
        }
        if (!isKnown(tx, KNOWN, mapping.digest())) {
            add(tx, mapping);
        }
        try (PreparedStatement insert = tx.prepareStatement(ADD_RUN)) {
            insert.setString(1, run.runId().value());
            insert.setString(2, mapping.digest());
            insert.setString(3, run.pipeline());
            insert.setString(4, target);
            insert.setObject(5, LocalDateTime.ofInstant(run.clock().instant(), ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    private static boolean isKnown(Connection tx, String question, String... words) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(question)) {
            for (int i = 0; i < words.length; i++) {
                statement.setString(i + 1, words[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getInt(1) > 0;
            }
        }
    }

    private static void add(Connection tx, Mapping mapping) throws SQLException {
        try (PreparedStatement insert = tx.prepareStatement(ADD)) {
            int number = 0;
            for (Mapping.Line line : mapping.lines()) {
                number++;
                insert.setString(1, mapping.digest());
                insert.setInt(2, number);
                insert.setString(3, line.target());
                insert.setString(4, line.origin());
                insert.setString(5, line.field());
                insert.setString(6, line.how());
                insert.setString(7, line.path());
                insert.setString(8, line.protection());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /**
     * The latest run of a pipeline that kept a mapping.
     *
     * @param begins what its id begins with; empty for any
     */
    Optional<KeptRun> run(Connection connection, String pipeline, String begins) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RUN)) {
            statement.setString(1, pipeline);
            statement.setString(2, begins + "%");
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(new KeptRun(row.getString(1), row.getString(2))) : Optional.empty();
            }
        }
    }

    /** The mapping that a run's last attempt wrote its rows by; empty where none is kept. */
    List<Mapping.Line> ofRun(Connection connection, String runId) throws SQLException {
        List<Mapping.Line> lines = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(OF_RUN)) {
            statement.setString(1, runId);
            statement.setString(2, runId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    lines.add(new Mapping.Line(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6)));
                }
            }
        }
        return lines;
    }
}
