package dev.etlpipeline.resilience.threshold;

import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.resilience.quarantine.Reasons;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a resumed run's earlier attempts have set aside, as the quarantine tells it. */
final class EarlierAttempts {

    private static final String SELECT = "SELECT reasons FROM etl.quarantine WHERE run_id = ? AND state <> 'salvaged'";

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
        return new Tally(bad, rules, columns);
    }
}
