package dev.etlpipeline.governance.audit;

import dev.etlpipeline.core.load.LoadCounts;
import dev.etlpipeline.governance.audit.Change.Compared;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The statements that read the audit trail; the same on both databases. Stateless. */
final class EventReader {

    /** Columns of an event, in the order in which {@link #event} reads them. */
    static final String COLUMNS =
            "e.number, e.happened, e.kind, e.run_id, e.run_no, e.chunk, e.os_user, e.database_user,"
                    + " e.host, e.rows_inserted, e.rows_updated, e.rows_unchanged, e.rows_superseded, e.rows_quarantined,"
                    + " e.changes, e.changes_hash, e.detail, e.key_id, e.previous, e.hash";

    private static final String PAGE = "SELECT " + COLUMNS + " FROM governance.audit_event e"
            + " WHERE e.stream = ? AND e.number BETWEEN ? AND ? ORDER BY e.number";
    private static final String CHANGES =
            "SELECT event, key_hash, row_key, column_name, compared, before_hash, after_hash"
                    + " FROM governance.audit_change WHERE stream = ? AND event BETWEEN ? AND ? ORDER BY event, place";
    private static final String STREAMS =
            "SELECT stream FROM governance.audit_head UNION SELECT DISTINCT stream FROM" + " governance.audit_event";
    private static final String GREATEST =
            "SELECT MAX(number) FROM governance.audit_event WHERE stream = ? AND number BETWEEN ? AND ?";

    /** All that have events or a head, in order of name. */
    List<String> streams(Connection connection) throws SQLException {
        List<String> streams = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(STREAMS);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                streams.add(row.getString(1));
            }
        }
        streams.sort(null);
        return streams;
    }

    /** The greatest number among these, both ends among them; 0 where there is none. Looks at each of them. */
    long greatest(Connection connection, String stream, long from, long to) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(GREATEST)) {
            select.setString(1, stream);
            select.setLong(2, from);
            select.setLong(3, to);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** Those with these numbers, in order. */
    List<StoredEvent> page(Connection connection, String stream, long from, long to) throws SQLException {
        List<StoredEvent> events = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(PAGE)) {
            select.setString(1, stream);
            select.setLong(2, from);
            select.setLong(3, to);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    events.add(event(row));
                }
            }
        }
        return events;
    }

    static StoredEvent event(ResultSet row) throws SQLException {
        Event event = new Event(
                row.getObject(2, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getString(3),
                row.getString(4),
                number(row, 5),
                number(row, 6),
                new Actor(row.getString(7), row.getString(8), row.getString(9)),
                counts(row),
                row.getInt(15),
                row.getBytes(16),
                row.getString(17));
        return new StoredEvent(row.getLong(1), event, row.getString(18), row.getBytes(19), row.getBytes(20));
    }

    private static @Nullable Long number(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    private static @Nullable LoadCounts counts(ResultSet row) throws SQLException {
        long inserted = row.getLong(10);
        return row.wasNull()
                ? null
                : new LoadCounts(inserted, row.getLong(11), row.getLong(12), row.getLong(13), row.getLong(14));
    }

    /** What belongs to these events, by their numbers; nothing for one that has none. */
    Map<Long, List<Change>> changes(Connection connection, String stream, long from, long to) throws SQLException {
        Map<Long, List<Change>> changes = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement(CHANGES)) {
            select.setString(1, stream);
            select.setLong(2, from);
            select.setLong(3, to);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    changes.computeIfAbsent(row.getLong(1), event -> new ArrayList<>())
                            .add(new Change(
                                    row.getBytes(2),
                                    row.getString(3),
                                    row.getString(4),
                                    compared(row.getString(5)),
                                    row.getBytes(6),
                                    row.getBytes(7)));
                }
            }
        }
        return changes;
    }

    /** A word that nobody of us wrote counts as the other one: the hash does not fit then. */
    private static Compared compared(String word) {
        return word.equals(Compared.TRUE.word()) ? Compared.TRUE : Compared.STORED;
    }
}
