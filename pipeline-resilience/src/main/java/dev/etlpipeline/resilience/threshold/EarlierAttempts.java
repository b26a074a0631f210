package dev.etlpipeline.resilience.threshold;

import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.resilience.ledger.LedgerCounts;
import dev.etlpipeline.resilience.quarantine.Reasons;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a resumed run's earlier attempts have set aside: as the quarantine tells it, and where that knows less, because rejects
 * went into the file, as the ledger counted it. The ledger knows no columns, and of a record only its first rule.
 */
final class EarlierAttempts {

    private static final String SELECT = "SELECT reasons FROM etl.quarantine WHERE run_id = ? AND state <> 'salvaged'";

    private static final String COUNTED =
            "SELECT rows_quarantined, rejects FROM etl.chunk_ledger WHERE run_id = ? AND rows_quarantined > 0";

    private EarlierAttempts() {}

    static Tally tally(Connection tx, RunId run) throws SQLException {
        long bad = 0;
        Map<String, Long> rules = new HashMap<>();
        Map<String, Long> columns = new HashMap<>();
        try (PreparedStatement statement = tx.prepareStatement(SELECT)) {
            statement.setString(1, run.value());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    bad++;
                    Set<String> brokenRules = new HashSet<>();
                    Set<String> badColumns = new HashSet<>();
                    for (Reasons.Reason reason : Reasons.parse(rows.getString(1))) {
                        brokenRules.add(reason.rule());
                        if (!reason.column().isEmpty()) {
                            badColumns.add(reason.column());
                        }
                    }
                    brokenRules.forEach(rule -> rules.merge(rule, 1L, Long::sum));
                    badColumns.forEach(column -> columns.merge(column, 1L, Long::sum));
                }
            }
        }
        return new Tally(Math.max(bad, counted(tx, run, rules)), rules, columns);
    }

    /** Raises the numbers by rule to the ledger's. */
    private static long counted(Connection tx, RunId run, Map<String, Long> rules) throws SQLException {
        long bad = 0;
        Map<String, Long> counted = new HashMap<>();
        try (PreparedStatement statement = tx.prepareStatement(COUNTED)) {
            statement.setString(1, run.value());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    bad += rows.getLong(1);
                    LedgerCounts.parse(rows.getString(2))
                            .forEach((rule, times) -> counted.merge(rule, times, Long::sum));
                }
            }
        }
        counted.forEach((rule, times) -> rules.merge(rule, times, Math::max));
        return bad;
    }
}
