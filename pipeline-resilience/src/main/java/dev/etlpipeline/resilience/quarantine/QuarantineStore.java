package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.core.row.Violation;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Reject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is written to the tables when a run sets records aside. Stateless. */
final class QuarantineStore {

    private static final String INSERT = "INSERT INTO etl.quarantine (run_id, attempt, pipeline, source_file_id, chunk,"
            + " source_record, line_no, byte_offset, raw, raw_length, raw_sha256, raw_complete, stage, rule_name,"
            + " column_name, reasons, definition_version, state, created, changed)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String HAS_FILE = "SELECT COUNT(*) FROM etl.quarantine_file WHERE source_file_id = ?";
    private static final String INSERT_FILE = "INSERT INTO etl.quarantine_file (source_file_id, file_name, charset,"
            + " delimiter, header) VALUES (?, ?, ?, ?, ?)";

    /** Rows sent at once: a raw record may be large. */
    private static final int BATCH = 200;

    /** Longest name of a rule or column kept, that of the column. */
    private static final int MAX_NAME = 200;

    /** Longest file name kept, that of the column. */
    private static final int MAX_FILE = 260;

    private QuarantineStore() {}

    /** What all rows of a run have in common. */
    record Run(String runId, int attempt, String pipeline, long fileId, String definitionVersion) {}

    /** Remembers how the file is to be read, where that is not known yet. */
    static void file(Connection tx, long fileId, SourceForm form) throws SQLException {
        try (PreparedStatement known = tx.prepareStatement(HAS_FILE)) {
            known.setLong(1, fileId);
            try (ResultSet count = known.executeQuery()) {
                if (count.next() && count.getInt(1) > 0) {
                    return;
                }
            }
        }
        try (PreparedStatement insert = tx.prepareStatement(INSERT_FILE)) {
            insert.setLong(1, fileId);
            insert.setString(2, cut(form.file(), MAX_FILE));
            insert.setString(3, form.charset().name());
            insert.setString(4, String.valueOf(form.delimiter()));
            insert.setString(5, CsvText.line(form.header(), ','));
            insert.executeUpdate();
        }
    }

    /** Writes records in one state. */
    static void insert(Connection tx, Run run, Chunk chunk, Map<Reject, Raw> rejects, State state, Clock clock)
            throws SQLException {
        LocalDateTime now = now(clock);
        try (PreparedStatement insert = tx.prepareStatement(INSERT)) {
            int added = 0;
            for (Map.Entry<Reject, Raw> entry : rejects.entrySet()) {
                bind(insert, run, chunk, entry.getKey(), entry.getValue());
                insert.setString(18, state.word());
                insert.setObject(19, now);
                insert.setObject(20, now);
                insert.addBatch();
                if (++added % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            if (added % BATCH > 0) {
                insert.executeBatch();
            }
        }
    }

    private static void bind(PreparedStatement insert, Run run, Chunk chunk, Reject reject, Raw raw)
            throws SQLException {
        Violation first = reject.violations().get(0);
        insert.setString(1, run.runId());
        insert.setInt(2, run.attempt());
        insert.setString(3, run.pipeline());
        insert.setLong(4, run.fileId());
        insert.setLong(5, chunk.number());
        insert.setLong(6, reject.origin().record());
        insert.setLong(7, reject.origin().line());
        insert.setLong(8, reject.origin().offset());
        if (raw.bytes() == null) {
            insert.setNull(9, Types.VARBINARY);
        } else {
            insert.setBytes(9, raw.bytes());
        }
        insert.setLong(10, raw.length());
        insert.setString(11, raw.sha256());
        insert.setBoolean(12, raw.complete());
        insert.setString(13, reject.stage().name());
        insert.setString(14, cut(first.rule(), MAX_NAME));
        insert.setString(15, column(first));
        insert.setString(16, Reasons.text(reject.violations()));
        insert.setString(17, run.definitionVersion());
    }

    static @Nullable String column(Violation violation) {
        return violation.column() == null ? null : cut(violation.column(), MAX_NAME);
    }

    static LocalDateTime now(Clock clock) {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
    }

    static String cut(String text, int length) {
        return text.length() > length ? text.substring(0, length) : text;
    }
}
