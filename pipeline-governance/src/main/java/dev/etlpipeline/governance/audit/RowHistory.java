package dev.etlpipeline.governance.audit;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.warehouse.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is known of one row's past: from the target's own columns, and from what was put on record. */
final class RowHistory {

    private static final String CHANGES = "SELECT e.number, e.happened, e.run_id, e.kind, e.run_no, c.column_name,"
            + " e.os_user, e.database_user, e.host"
            + " FROM governance.audit_change c JOIN governance.audit_event e ON e.stream = c.stream AND e.number = c.event"
            + " WHERE c.key_hash = ? AND c.stream = ? ORDER BY e.number, c.place";
    private static final String WHO = "SELECT os_user, database_user, host FROM governance.audit_event"
            + " WHERE run_no = ? AND kind = '" + Event.STARTED + "' AND stream = ?";

    private static final String OTHER_KEY = "SELECT COUNT(*) FROM governance.audit_event"
            + " WHERE stream = ? AND changes > 0 AND key_id IS NOT NULL AND key_id <> ?";

    private final Connection connection;
    private final PipelineDefinition definition;
    private final Dialect dialect;

    RowHistory(Connection connection, PipelineDefinition definition, Dialect dialect) {
        this.connection = connection;
        this.definition = definition;
        this.dialect = dialect;
    }

    /** The row as it stands, without its values. */
    record Standing(String created, String modified, String run, String file, long record) {}

    /** An event that changed it. */
    record Entry(long number, String happened, String runId, String who, List<String> columns) {}

    /** Empty where there is no such row, or no table. */
    Optional<Standing> standing(Row key) throws SQLException {
        if (!hasTarget()) {
            return Optional.empty();
        }
        List<Column> columns = definition.schema().keyColumns();
        String where = columns.stream()
                .map(column -> "t." + dialect.quote(column.name()) + " = ?")
                .collect(Collectors.joining(" AND "));
        String sql = "SELECT t.created_date, t.modified_date, a.batch_id, f.file_name, t.source_record FROM "
                + dialect.quote(definition.target().schema()) + "."
                + dialect.quote(definition.target().table()) + " t LEFT JOIN etl.enrichment_audit a"
                + " ON a.audit_id = t.run_no LEFT JOIN etl.source_file f ON f.id = t.source_file_id WHERE " + where;
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < columns.size(); i++) {
                select.setObject(i + 1, key.get(columns.get(i).name()));
            }
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Standing(
                                row.getString(1),
                                row.getString(2),
                                String.valueOf(row.getString(3)),
                                String.valueOf(row.getString(4)),
                                row.getLong(5)))
                        : Optional.empty();
            }
        }
    }

    private boolean hasTarget() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = ? AND table_name = ?")) {
            select.setString(1, dialect.catalogueName(definition.target().schema()));
            select.setString(2, dialect.catalogueName(definition.target().table()));
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getInt(1) > 0;
            }
        }
    }

    /** In the order in which they happened. */
    List<Entry> entries(byte[] keyHash) throws SQLException {
        Map<Long, Entry> entries = new LinkedHashMap<>();
        Map<Long, String> people = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(CHANGES)) {
            select.setBytes(1, keyHash);
            select.setString(2, definition.name());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    long number = row.getLong(1);
                    Entry entry = entries.get(number);
                    if (entry == null) {
                        long runNo = row.getLong(5);
                        String who = people.get(runNo);
                        if (row.getString(7) != null) {
                            who = Words.actor(new Actor(row.getString(7), row.getString(8), row.getString(9)));
                        } else if (who == null) {
                            who = who(runNo);
                            people.put(runNo, who);
                        }
                        entry = new Entry(
                                number, row.getString(2), String.valueOf(row.getString(3)), who, new ArrayList<>());
                        entries.put(number, entry);
                    }
                    entry.columns().add(row.getString(6));
                }
            }
        }
        return List.copyOf(entries.values());
    }

    /** How many events with changes were bound with another key than this one: their rows cannot be found by it. */
    long boundOtherwise(@Nullable String keyId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OTHER_KEY)) {
            select.setString(1, definition.name());
            select.setString(2, keyId == null ? "" : keyId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private String who(long runNo) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(WHO)) {
            select.setLong(1, runNo);
            select.setString(2, definition.name());
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Words.actor(new Actor(row.getString(1), row.getString(2), row.getString(3)))
                        : "somebody unknown: the run's start is not on record";
            }
        }
    }
}
