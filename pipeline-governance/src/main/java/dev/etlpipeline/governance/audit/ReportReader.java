package dev.etlpipeline.governance.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etlpipeline.governance.audit.AuditReport.ColumnChanges;
import dev.etlpipeline.governance.audit.AuditReport.Entry;
import dev.etlpipeline.governance.audit.AuditReport.Run;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what happened in some time. Chunks are counted, not read: there may be very many. */
final class ReportReader {

    /** What has no user of its own, such as a chunk, belongs to whoever started its run. */
    private static final String ASKED = " WHERE e.happened >= ? AND e.happened < ? AND (? IS NULL OR e.stream = ?)"
            + " AND (? IS NULL OR LOWER(e.os_user) = ? OR LOWER(e.database_user) = ?"
            + " OR (e.os_user IS NULL AND EXISTS (SELECT 1 FROM governance.audit_event s WHERE s.stream = e.stream"
            + " AND s.run_no = e.run_no AND s.kind = '" + Event.STARTED + "'"
            + " AND (LOWER(s.os_user) = ? OR LOWER(s.database_user) = ?))))";

    private static final String EVENTS = "SELECT " + EventReader.COLUMNS + ", e.stream FROM governance.audit_event e"
            + ASKED + " AND e.kind <> '" + Event.CHUNK + "' ORDER BY e.stream, e.number";
    private static final String CHUNKS = "SELECT e.run_no, COUNT(*) FROM governance.audit_event e" + ASKED
            + " AND e.kind = '" + Event.CHUNK + "' GROUP BY e.run_no";
    private static final String COLUMNS = "SELECT e.stream, c.column_name, COUNT(*), COUNT(DISTINCT e.number)"
            + " FROM governance.audit_event e JOIN governance.audit_change c ON c.stream = e.stream"
            + " AND c.event = e.number" + ASKED + " AND e.changes > 0 GROUP BY e.stream, c.column_name"
            + " ORDER BY e.stream, c.column_name";

    private final Connection connection;
    private final Instant from;
    private final Instant to;
    private final @Nullable String stream;
    private final @Nullable String user;
    private final ObjectMapper json = new ObjectMapper();

    /**
     * @param stream null for all
     * @param user   of the operating system or of the database, in capitals or not; null for all
     */
    ReportReader(Connection connection, Instant from, Instant to, @Nullable String stream, @Nullable String user) {
        this.connection = connection;
        this.from = from;
        this.to = to;
        this.stream = stream;
        this.user = user;
    }

    AuditReport read() throws SQLException {
        List<Entry> all = entries();
        Map<Long, Long> chunks = chunks();
        Map<Long, Entry> ends = new HashMap<>();
        all.stream()
                .filter(entry -> entry.event().kind().equals(Event.FINISHED))
                .forEach(entry -> ends.put(entry.event().runNo(), entry));
        List<Run> runs = all.stream()
                .filter(entry -> entry.event().kind().equals(Event.STARTED))
                .map(entry -> new Run(
                        entry,
                        chunks.getOrDefault(entry.event().runNo(), 0L),
                        ends.get(entry.event().runNo())))
                .toList();
        return new AuditReport(
                from,
                to,
                user,
                all.stream().map(Entry::stream).distinct().toList(),
                runs,
                all.stream()
                        .filter(entry -> entry.event().kind().startsWith(Event.ACTION))
                        .toList(),
                all.stream()
                        .filter(entry -> entry.event().kind().equals(Event.SYSTEM))
                        .toList(),
                columns());
    }

    private PreparedStatement bound(String sql) throws SQLException {
        PreparedStatement select = connection.prepareStatement(sql);
        select.setObject(1, LocalDateTime.ofInstant(from, ZoneOffset.UTC));
        select.setObject(2, LocalDateTime.ofInstant(to, ZoneOffset.UTC));
        select.setString(3, stream);
        select.setString(4, stream);
        String name = user == null ? null : user.toLowerCase(Locale.ROOT);
        for (int place = 5; place <= 9; place++) {
            select.setString(place, name);
        }
        return select;
    }

    private List<Entry> entries() throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (PreparedStatement select = bound(EVENTS);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                StoredEvent stored = EventReader.event(row);
                entries.add(new Entry(
                        row.getString(21),
                        stored.number(),
                        stored.event(),
                        parsed(stored.event().detail())));
            }
        }
        return entries;
    }

    private JsonNode parsed(String detail) {
        try {
            return json.readTree(detail);
        } catch (JsonProcessingException e) {
            return json.createObjectNode(); // tampered with: verify says so
        }
    }

    private Map<Long, Long> chunks() throws SQLException {
        Map<Long, Long> chunks = new HashMap<>();
        try (PreparedStatement select = bound(CHUNKS);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                chunks.put(row.getLong(1), row.getLong(2));
            }
        }
        return chunks;
    }

    private List<ColumnChanges> columns() throws SQLException {
        List<ColumnChanges> columns = new ArrayList<>();
        try (PreparedStatement select = bound(COLUMNS);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                columns.add(new ColumnChanges(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4)));
            }
        }
        return columns;
    }
}
