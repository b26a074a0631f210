package dev.etlpipeline.governance.quality;

import dev.etlpipeline.core.definition.RuleSpec.Severity;
import dev.etlpipeline.governance.quality.JudgedRule.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what {@link QualityStore} writes; the same on both databases. Stateless. */
final class QualityReader {

    private static final String RUN = "SELECT pipeline, file_name, begun, ended, records, rows_loaded, kept, kept_most"
            + " FROM governance.quality_run WHERE run_id = ?";
    private static final String RULES =
            "SELECT rule_no, rule_name, column_name, dimension, severity, weight, about, kind,"
                    + " check_no, at_least, failed, set_aside, samples, forgotten FROM governance.quality_result WHERE run_id = ?"
                    + " ORDER BY rule_no";
    private static final String MINIMUM =
            "SELECT dimension, minimum FROM governance.quality_score WHERE run_id = ? AND minimum IS NOT NULL";
    private static final String LATEST =
            "SELECT TOP (?) run_id FROM governance.quality_run WHERE pipeline = ? ORDER BY begun DESC, run_id DESC";
    private static final String TREND = "SELECT TOP (?) q.run_id, q.begun, q.records, s.dimension, s.score"
            + " FROM governance.quality_run q JOIN governance.quality_score s ON s.run_id = q.run_id"
            + " WHERE q.pipeline = ? AND q.begun <= ? ORDER BY q.begun DESC, q.run_id DESC";
    private static final String BROKEN =
            "SELECT rules FROM governance.quality_record WHERE run_id = ? AND source_record = ?";

    /** For a column of three decimals. */
    static BigDecimal rounded(double score) {
        return BigDecimal.valueOf(score).setScale(3, RoundingMode.HALF_UP);
    }

    Optional<ScoredRun> run(Connection connection, String run) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(RUN)) {
            select.setString(1, run);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                return Optional.of(new ScoredRun(
                        run,
                        row.getString(1),
                        row.getString(2),
                        instant(row.getObject(3, LocalDateTime.class)),
                        ended(row.getObject(4, LocalDateTime.class)),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        rules(connection, run),
                        minimum(connection, run)));
            }
        }
    }

    private static List<RuleResult> rules(Connection connection, String run) throws SQLException {
        List<RuleResult> rules = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(RULES)) {
            select.setString(1, run);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rules.add(rule(row));
                }
            }
        }
        return rules;
    }

    private static RuleResult rule(ResultSet row) throws SQLException {
        return new RuleResult(
                row.getInt("rule_no"),
                row.getString("rule_name"),
                row.getString("column_name"),
                Dimension.ofWord(row.getString("dimension")),
                Severity.valueOf(row.getString("severity").toUpperCase(Locale.ROOT)),
                row.getDouble("weight"),
                row.getString("about"),
                Kind.valueOf(row.getString("kind")),
                row.getInt("check_no"),
                row.getDouble("at_least"),
                row.getLong("failed"),
                row.getLong("set_aside"),
                shapes(row.getString("samples")),
                row.getLong("forgotten"));
    }

    private static List<String> shapes(@Nullable String text) {
        return text == null || text.isEmpty() ? List.of() : Arrays.asList(text.split("\n"));
    }

    private static Map<String, Double> minimum(Connection connection, String run) throws SQLException {
        Map<String, Double> minimum = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(MINIMUM)) {
            select.setString(1, run);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    minimum.put(row.getString(1), row.getDouble(2));
                }
            }
        }
        return minimum;
    }

    /** The ids of a pipeline's latest runs that were judged, latest first. */
    List<String> latest(Connection connection, String pipeline, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LATEST)) {
            select.setInt(1, most);
            select.setString(2, pipeline);
            return texts(select);
        }
    }

    /** The ids of judged runs that begin so, two at most. */
    List<String> beginningWith(Connection connection, String prefix) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT TOP (2) run_id FROM governance.quality_run WHERE LEFT(run_id, "
                        + prefix.length() + ") = ? ORDER BY begun DESC")) {
            select.setString(1, prefix);
            return texts(select);
        }
    }

    private static List<String> texts(PreparedStatement select) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }

    /** Scores of the pipeline's runs up to one, that one last, at most so many. */
    List<TrendPoint> trend(Connection connection, ScoredRun upTo, int most) throws SQLException {
        Map<String, TrendPoint> points = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(TREND)) {
            select.setInt(1, most * (Dimension.values().length + 1));
            select.setString(2, upTo.pipeline());
            select.setObject(3, LocalDateTime.ofInstant(upTo.begun(), ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String run = row.getString(1);
                    TrendPoint point = points.get(run);
                    if (point == null) {
                        point = new TrendPoint(
                                run,
                                instant(row.getObject(2, LocalDateTime.class)),
                                row.getLong(3),
                                new LinkedHashMap<>());
                        points.put(run, point);
                    }
                    point.scores().put(row.getString(4), row.getDouble(5));
                }
            }
        }
        List<TrendPoint> latestLast = new ArrayList<>(points.values());
        Collections.reverse(latestLast);
        return latestLast.subList(Math.max(0, latestLast.size() - most), latestLast.size());
    }

    /** A run's scores by the words of settings. */
    record TrendPoint(String runId, Instant begun, long records, Map<String, Double> scores) {}

    /** Numbers of the rules that a record broke; empty where none is kept of it. */
    Set<Integer> broken(Connection connection, String run, long record) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(BROKEN)) {
            select.setString(1, run);
            select.setLong(2, record);
            Set<Integer> broken = new TreeSet<>();
            for (String rules : texts(select)) {
                for (String rule : rules.split(";")) {
                    broken.add(Integer.valueOf(rule));
                }
            }
            return broken;
        }
    }

    private static Instant instant(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC);
    }

    private static @Nullable Instant ended(@Nullable LocalDateTime time) {
        return time == null ? null : instant(time);
    }
}
