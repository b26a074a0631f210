package dev.etlpipeline.governance.quality;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** What runs write of their data's quality, in the transactions of their chunks; the same on both databases. Stateless. */
final class QualityStore {

    private static final String COUNT = "UPDATE governance.quality_run SET records = records + ?, rows_loaded ="
            + " rows_loaded + ?, kept = kept + ? WHERE run_id = ?";
    private static final String BEGIN =
            "INSERT INTO governance.quality_run (run_id, pipeline, file_name, begun, records,"
                    + " rows_loaded, kept, kept_most) VALUES (?, ?, ?, ?, 0, 0, 0, ?)";
    private static final String RULE = "INSERT INTO governance.quality_result (run_id, rule_no, rule_name, column_name,"
            + " dimension, severity, weight, about, kind, check_no, at_least, failed, set_aside, forgotten)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0)";
    private static final String FAILED = "UPDATE governance.quality_result SET failed = failed + ?, set_aside ="
            + " set_aside + ?, samples = ?"
            + " WHERE run_id = ? AND rule_no = ?";
    private static final String FORGOTTEN =
            "UPDATE governance.quality_result SET forgotten = ? WHERE run_id = ? AND rule_no = ?";
    private static final String RECORD =
            "INSERT INTO governance.quality_record (run_id, source_record, score, rules) VALUES (?, ?, ?, ?)";
    private static final String SEEN =
            "INSERT INTO governance.quality_seen (run_id, rule_no, first_record, fingerprints)"
                    + " VALUES (?, ?, ?, ?)";
    private static final String SEEN_BEFORE =
            "SELECT rule_no, fingerprints FROM governance.quality_seen WHERE run_id = ? ORDER BY first_record";
    private static final String FORGET = "DELETE FROM governance.quality_seen WHERE run_id IN"
            + " (SELECT run_id FROM governance.quality_run WHERE pipeline = ?)";
    private static final String END = "UPDATE governance.quality_run SET ended = ? WHERE run_id = ?";
    private static final String SCORE =
            "INSERT INTO governance.quality_score (run_id, dimension, score, minimum) VALUES (?, ?, ?, ?)";

    /** @return whether the run is there; what it counts is raised then */
    boolean count(Connection tx, String run, ChunkFindings found, long kept) throws SQLException {
        try (PreparedStatement update = tx.prepareStatement(COUNT)) {
            update.setLong(1, found.records());
            update.setLong(2, found.rows());
            update.setLong(3, kept);
            update.setString(4, run);
            return update.executeUpdate() == 1;
        }
    }

    void begin(Connection tx, ScoredRun run) throws SQLException {
        try (PreparedStatement insert = tx.prepareStatement(BEGIN)) {
            insert.setString(1, run.runId());
            insert.setString(2, run.pipeline());
            insert.setString(3, run.file());
            insert.setObject(4, utc(run.begun()));
            insert.setLong(5, run.keptMost());
            insert.executeUpdate();
        }
        try (PreparedStatement insert = tx.prepareStatement(RULE)) {
            for (RuleResult rule : run.rules()) {
                rule(insert, run.runId(), rule);
            }
            insert.executeBatch();
        }
    }

    private static void rule(PreparedStatement insert, String run, RuleResult rule) throws SQLException {
        insert.setString(1, run);
        insert.setInt(2, rule.no());
        insert.setString(3, rule.name());
        insert.setString(4, rule.column());
        insert.setString(5, rule.dimension().word());
        insert.setString(6, rule.severity().word());
        insert.setBigDecimal(7, BigDecimal.valueOf(rule.weight()));
        insert.setString(8, rule.about());
        insert.setString(9, rule.kind().name());
        insert.setInt(10, rule.check());
        insert.setBigDecimal(11, BigDecimal.valueOf(rule.atLeast()));
        insert.addBatch();
    }

    /** @param shapes all that are kept of each rule that was broken, those of earlier chunks too */
    void failed(Connection tx, String run, ChunkFindings found, Map<Integer, List<String>> shapes) throws SQLException {
        try (PreparedStatement update = tx.prepareStatement(FAILED)) {
            for (Map.Entry<Integer, Long> rule : found.failed().entrySet()) {
                update.setLong(1, rule.getValue());
                update.setLong(2, found.aside(rule.getKey()));
                update.setString(3, String.join("\n", shapes.getOrDefault(rule.getKey(), List.of())));
                update.setString(4, run);
                update.setInt(5, rule.getKey());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** @param records numbers of the rules that they broke, by their own */
    void records(Connection tx, ScoredRun run, Map<Long, List<Integer>> records) throws SQLException {
        try (PreparedStatement insert = tx.prepareStatement(RECORD)) {
            for (Map.Entry<Long, List<Integer>> one : records.entrySet()) {
                insert.setString(1, run.runId());
                insert.setLong(2, one.getKey());
                insert.setBigDecimal(
                        3,
                        QualityReader.rounded(
                                run.scores(Set.copyOf(one.getValue())).overall()));
                insert.setString(4, one.getValue().stream().map(String::valueOf).collect(Collectors.joining(";")));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    void seen(Connection tx, String run, long firstRecord, SortedMap<Integer, long[]> fingerprints)
            throws SQLException {
        try (PreparedStatement insert = tx.prepareStatement(SEEN)) {
            for (Map.Entry<Integer, long[]> rule : fingerprints.entrySet()) {
                ByteBuffer bytes = ByteBuffer.allocate(rule.getValue().length * Long.BYTES);
                bytes.asLongBuffer().put(rule.getValue());
                insert.setString(1, run);
                insert.setInt(2, rule.getKey());
                insert.setLong(3, firstRecord);
                insert.setBytes(4, bytes.array());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Reminds of what the run's earlier attempts have seen. */
    void remind(Connection tx, String run, Uniqueness uniqueness) throws SQLException {
        try (PreparedStatement select = tx.prepareStatement(SEEN_BEFORE)) {
            select.setString(1, run);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ByteBuffer bytes = ByteBuffer.wrap(row.getBytes(2));
                    long[] fingerprints = new long[bytes.remaining() / Long.BYTES];
                    bytes.asLongBuffer().get(fingerprints);
                    uniqueness.remember(row.getInt(1), fingerprints);
                }
            }
        }
    }

    /** The file's end: scores, and no fingerprints any more, of earlier runs that were given up neither. */
    void end(Connection tx, ScoredRun run, Instant now, Map<Integer, Long> forgotten) throws SQLException {
        try (PreparedStatement delete = tx.prepareStatement(FORGET);
                PreparedStatement update = tx.prepareStatement(END)) {
            delete.setString(1, run.pipeline());
            delete.executeUpdate();
            update.setObject(1, utc(now));
            update.setString(2, run.runId());
            update.executeUpdate();
        }
        try (PreparedStatement update = tx.prepareStatement(FORGOTTEN)) {
            for (Map.Entry<Integer, Long> rule : forgotten.entrySet()) {
                update.setLong(1, rule.getValue());
                update.setString(2, run.runId());
                update.setInt(3, rule.getKey());
                update.addBatch();
            }
            update.executeBatch();
        }
        scores(tx, run);
    }

    private static void scores(Connection tx, ScoredRun run) throws SQLException {
        try (PreparedStatement insert = tx.prepareStatement(SCORE)) {
            for (Map.Entry<String, Double> score : run.scores().byWord().entrySet()) {
                Double minimum = run.minimum().get(score.getKey());
                insert.setString(1, run.runId());
                insert.setString(2, score.getKey());
                insert.setBigDecimal(3, QualityReader.rounded(score.getValue()));
                insert.setBigDecimal(4, minimum == null ? null : QualityReader.rounded(minimum));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
