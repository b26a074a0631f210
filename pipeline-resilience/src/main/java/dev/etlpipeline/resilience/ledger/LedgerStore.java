package dev.etlpipeline.resilience.ledger;

import dev.etlpipeline.core.load.LoadCounts;
import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.core.source.Checkpoint;
import dev.etlpipeline.core.source.Cursor;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements on {@code etl.run_request} and {@code etl.chunk_ledger}; the same on both databases. Stateless. */
final class LedgerStore {

    private static final String BEGIN = "INSERT INTO etl.run_request (run_id, pipeline, input_path, input_name,"
            + " file_sha256, file_bytes, head_sha256, definition_sha256, settings, record_limit, enrich, begun)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String FIND = "SELECT pipeline, input_path, input_name, file_sha256, file_bytes, head_sha256,"
            + " definition_sha256, settings, record_limit, enrich, begun FROM etl.run_request WHERE run_id = ?";
    private static final String CHANGE_FILE = "UPDATE etl.run_request SET input_path = ?, input_name = ?,"
            + " file_sha256 = ?, file_bytes = ?, head_sha256 = ? WHERE run_id = ?";
    private static final String ATTEMPTS = "SELECT SUM(CASE WHEN attempt >= ? THEN 1 ELSE 0 END),"
            + " SUM(CASE WHEN status IN ('SUCCEEDED', 'DEGRADED') THEN 1 ELSE 0 END)"
            + " FROM etl.enrichment_audit WHERE batch_id = ?";
    private static final String NEWER = "SELECT MAX(n.batch_id) FROM etl.enrichment_audit n WHERE n.pipeline = ?"
            + " AND n.batch_id <> ? AND n.audit_id > (SELECT MIN(f.audit_id) FROM etl.enrichment_audit f"
            + " WHERE f.batch_id = ?) AND n.source_file_id NOT IN (SELECT o.source_file_id FROM etl.enrichment_audit o"
            + " WHERE o.batch_id = ?) AND (n.processing_end IS NULL OR n.rows_inserted + n.rows_updated > 0)";
    private static final String ADD = "INSERT INTO etl.chunk_ledger (run_id, first_record, last_record, attempt, chunk,"
            + " cursor_offset, cursor_line, rows_inserted, rows_updated, rows_unchanged, rows_superseded,"
            + " rows_quarantined, digest, rejects, enrichment, provenance, committed)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String ROWS = "SELECT first_record, last_record, attempt, chunk, cursor_offset, cursor_line,"
            + " rows_inserted, rows_updated, rows_unchanged, rows_superseded, rows_quarantined, digest, rejects,"
            + " enrichment, provenance, committed FROM etl.chunk_ledger WHERE run_id = ?";

    /** Remembers what a run was asked for. */
    void begin(Connection connection, Begun begun) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(BEGIN)) {
            insert.setString(1, begun.runId().value());
            insert.setString(2, begun.pipeline());
            insert.setString(3, text(begun.path()));
            insert.setString(4, begun.name());
            insert.setString(5, begun.sha256());
            insert.setLong(6, begun.bytes());
            insert.setString(7, begun.head());
            insert.setString(8, begun.definition());
            insert.setString(9, begun.settings());
            if (begun.limit() == Long.MAX_VALUE) {
                insert.setNull(10, Types.BIGINT);
            } else {
                insert.setLong(10, begun.limit());
            }
            insert.setBoolean(11, begun.enrich());
            insert.setObject(12, utc(begun.begun()));
            insert.executeUpdate();
        }
    }

    Optional<Begun> find(Connection connection, RunId run) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setString(1, run.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(begun(run, row)) : Optional.empty();
            }
        }
    }

    private static Begun begun(RunId run, ResultSet row) throws SQLException {
        String path = row.getString("input_path");
        long limit = row.getLong("record_limit");
        return new Begun(
                run,
                row.getString("pipeline"),
                path == null ? null : Path.of(path),
                row.getString("input_name"),
                row.getString("file_sha256"),
                row.getLong("file_bytes"),
                row.getString("head_sha256"),
                row.getString("definition_sha256"),
                row.getString("settings"),
                limit == 0 ? Long.MAX_VALUE : limit,
                row.getBoolean("enrich"),
                instant(row, "begun"));
    }

    /** Another file took the first one's place, and somebody said that it may. */
    void changeFile(Connection connection, Begun now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(CHANGE_FILE)) {
            update.setString(1, text(now.path()));
            update.setString(2, now.name());
            update.setString(3, now.sha256());
            update.setLong(4, now.bytes());
            update.setString(5, now.head());
            update.setString(6, now.runId().value());
            update.executeUpdate();
        }
    }

    /** Whether this attempt, whose audit row stands already, is the only one of its number, and none has succeeded. */
    boolean isLatest(Connection connection, RunId run, int attempt) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ATTEMPTS)) {
            select.setInt(1, attempt);
            select.setString(2, run.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getLong(1) == 1 && row.getLong(2) == 0;
            }
        }
    }

    /** The latest run of the pipeline that has written rows of another file since this one began. */
    Optional<RunId> newerOfAnotherFile(Connection connection, Begun begun) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NEWER)) {
            select.setString(1, begun.pipeline());
            for (int parameter = 2; parameter <= 4; parameter++) {
                select.setString(parameter, begun.runId().value());
            }
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)).map(RunId::new) : Optional.empty();
            }
        }
    }

    /** @throws SQLException a duplicate key where the chunk is there already */
    void add(Connection tx, RunId run, LedgerRow row) throws SQLException {
        try (PreparedStatement insert = tx.prepareStatement(ADD)) {
            insert.setString(1, run.value());
            insert.setLong(2, row.first());
            insert.setLong(3, row.last());
            insert.setInt(4, row.attempt());
            insert.setLong(5, row.chunk());
            insert.setLong(6, row.after().offset());
            insert.setLong(7, row.after().line());
            insert.setLong(8, row.counts().inserted());
            insert.setLong(9, row.counts().updated());
            insert.setLong(10, row.counts().unchanged());
            insert.setLong(11, row.counts().superseded());
            insert.setLong(12, row.counts().quarantined());
            insert.setBytes(13, row.digest());
            insert.setString(14, row.rejects().text());
            insert.setString(15, row.enrichment().text());
            insert.setString(16, row.provenance().text());
            insert.setObject(17, utc(row.committed()));
            insert.executeUpdate();
        }
    }

    Optional<LedgerRow> row(Connection tx, RunId run, long firstRecord) throws SQLException {
        try (PreparedStatement select = tx.prepareStatement(ROWS + " AND first_record = ?")) {
            select.setString(1, run.value());
            select.setLong(2, firstRecord);
            return rows(select).stream().findFirst();
        }
    }

    /** All chunks of a run, in file order. */
    List<LedgerRow> rows(Connection connection, RunId run) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ROWS + " ORDER BY first_record")) {
            select.setString(1, run.value());
            return rows(select);
        }
    }

    /** How far a run came. */
    Checkpoint checkpoint(Connection connection, RunId run) throws SQLException {
        LoadCounts sum = Checkpoint.START.counts();
        Tally rejects = new Tally();
        Tally enrichment = new Tally();
        Tally provenance = new Tally();
        Cursor cursor = Cursor.START;
        long chunk = 0;
        for (LedgerRow row : rows(connection, run)) {
            sum = plus(sum, row.counts());
            rejects.addAll(row.rejects().text());
            enrichment.addAll(row.enrichment().text());
            provenance.addAll(row.provenance().text());
            cursor = row.after();
            chunk = row.chunk();
        }
        return new Checkpoint(cursor, chunk, sum, rejects.counts(), enrichment.counts(), provenance.counts());
    }

    private static LoadCounts plus(LoadCounts a, LoadCounts b) {
        return new LoadCounts(
                a.inserted() + b.inserted(),
                a.updated() + b.updated(),
                a.unchanged() + b.unchanged(),
                a.superseded() + b.superseded(),
                a.quarantined() + b.quarantined());
    }

    private static List<LedgerRow> rows(PreparedStatement select) throws SQLException {
        List<LedgerRow> rows = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Cursor after = new Cursor(
                        row.getLong("last_record"), row.getLong("cursor_offset"), row.getLong("cursor_line"));
                rows.add(new LedgerRow(
                        row.getLong("first_record"),
                        row.getInt("attempt"),
                        row.getLong("chunk"),
                        after,
                        counts(row),
                        row.getBytes("digest"),
                        tally(row.getString("rejects")),
                        tally(row.getString("enrichment")),
                        tally(row.getString("provenance")),
                        instant(row, "committed")));
            }
        }
        return rows;
    }

    private static LoadCounts counts(ResultSet row) throws SQLException {
        return new LoadCounts(
                row.getLong("rows_inserted"),
                row.getLong("rows_updated"),
                row.getLong("rows_unchanged"),
                row.getLong("rows_superseded"),
                row.getLong("rows_quarantined"));
    }

    private static Tally tally(@Nullable String text) {
        Tally tally = new Tally();
        tally.addAll(text);
        return tally;
    }

    private static @Nullable String text(@Nullable Path path) {
        return path == null ? null : path.toString();
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }
}
