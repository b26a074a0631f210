package dev.etlpipeline.governance.audit;

import dev.etlpipeline.core.load.LoadCounts;
import dev.etlpipeline.governance.audit.Chain.Head;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements that write the audit trail; the same on both databases. Stateless. */
final class AuditStore {

    private static final String HEAD = "SELECT number, hash, system_event FROM governance.audit_head WHERE stream = ?";
    private static final String BEGIN =
            "INSERT INTO governance.audit_head (stream, number, hash, system_event) VALUES (?, 0, ?, 0)";
    private static final String MOVE = "UPDATE governance.audit_head SET number = ?, hash = ?, system_event = ?"
            + " WHERE stream = ? AND number = ? AND hash = ?";
    private static final String EVENT = "INSERT INTO governance.audit_event (stream, number, happened, kind, run_id,"
            + " run_no, chunk, os_user, database_user, host, rows_inserted, rows_updated, rows_unchanged,"
            + " rows_superseded, rows_quarantined, changes, changes_hash, detail, key_id, previous, hash)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String CHANGE = "INSERT INTO governance.audit_change (stream, event, place, key_hash, row_key,"
            + " column_name, compared, before_hash, after_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String DETAIL = "SELECT detail FROM governance.audit_event WHERE stream = ? AND number = ?";

    /** Changes in one round trip. */
    private static final int BATCH = 1000;

    /** Makes the stream's row where it has none. */
    Head head(Connection tx, String stream) throws SQLException {
        Optional<Head> found = find(tx, stream);
        if (found.isPresent()) {
            return found.get();
        }
        try (PreparedStatement insert = tx.prepareStatement(BEGIN)) {
            insert.setString(1, stream);
            insert.setBytes(2, Head.NONE.hash());
            insert.executeUpdate();
        }
        return Head.NONE;
    }

    Optional<Head> find(Connection connection, String stream) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(HEAD)) {
            select.setString(1, stream);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Head(row.getLong(1), row.getBytes(2), row.getLong(3)))
                        : Optional.empty();
            }
        }
    }

    /** @return false where the head is another meanwhile */
    boolean move(Connection tx, String stream, Head from, Head to) throws SQLException {
        try (PreparedStatement update = tx.prepareStatement(MOVE)) {
            update.setLong(1, to.number());
            update.setBytes(2, to.hash());
            update.setLong(3, to.systemEvent());
            update.setString(4, stream);
            update.setLong(5, from.number());
            update.setBytes(6, from.hash());
            return update.executeUpdate() == 1;
        }
    }

    void insert(Connection tx, String stream, Event event, @Nullable String keyId, Head previous, Head made)
            throws SQLException {
        try (PreparedStatement insert = tx.prepareStatement(EVENT)) {
            insert.setString(1, stream);
            insert.setLong(2, made.number());
            insert.setObject(3, LocalDateTime.ofInstant(event.happened(), ZoneOffset.UTC));
            insert.setString(4, event.kind());
            insert.setString(5, event.runId());
            insert.setObject(6, event.runNo(), Types.BIGINT);
            insert.setObject(7, event.chunk(), Types.BIGINT);
            insert.setString(8, event.actor().osUser());
            insert.setString(9, event.actor().databaseUser());
            insert.setString(10, event.actor().host());
            counts(insert, event.counts());
            insert.setInt(16, event.changes());
            insert.setBytes(17, event.changesHash());
            insert.setString(18, event.detail());
            insert.setString(19, keyId);
            insert.setBytes(20, previous.hash());
            insert.setBytes(21, made.hash());
            insert.executeUpdate();
        }
    }

    private static void counts(PreparedStatement insert, @Nullable LoadCounts counts) throws SQLException {
        insert.setObject(11, counts == null ? null : counts.inserted(), Types.BIGINT);
        insert.setObject(12, counts == null ? null : counts.updated(), Types.BIGINT);
        insert.setObject(13, counts == null ? null : counts.unchanged(), Types.BIGINT);
        insert.setObject(14, counts == null ? null : counts.superseded(), Types.BIGINT);
        insert.setObject(15, counts == null ? null : counts.quarantined(), Types.BIGINT);
    }

    void insert(Connection tx, String stream, long event, List<Change> changes) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = tx.prepareStatement(CHANGE)) {
            for (int place = 0; place < changes.size(); place++) {
                Change change = changes.get(place);
                insert.setString(1, stream);
                insert.setLong(2, event);
                insert.setInt(3, place);
                insert.setBytes(4, change.keyHash());
                insert.setString(5, change.rowKey());
                insert.setString(6, change.column());
                insert.setString(7, change.compared().word());
                insert.setBytes(8, change.before());
                insert.setBytes(9, change.after());
                insert.addBatch();
                if (place % BATCH == BATCH - 1) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    /** What an event says more. */
    Optional<String> detail(Connection connection, String stream, long number) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(DETAIL)) {
            select.setString(1, stream);
            select.setLong(2, number);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        }
    }
}
