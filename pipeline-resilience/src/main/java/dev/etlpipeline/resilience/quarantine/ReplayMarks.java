package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.load.Outcome;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Violation;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import dev.etlpipeline.core.source.Reject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes what became of replayed records, in the transaction that loads them: once replayed, never again. */
final class ReplayMarks {

    private static final String REPLAYED = "UPDATE etl.quarantine SET state = 'replayed', outcome = ?, replay_run = ?,"
            + " changed = ? WHERE state IN ('held', 'fixed') AND id IN (";
    private static final String REFUSED =
            "UPDATE etl.quarantine SET stage = ?, rule_name = ?, column_name = ?, reasons = ?,"
                    + " definition_version = ?, replay_run = ?, changed = ? WHERE state IN ('held', 'fixed') AND id = ?";

    /** Numbers in one statement. */
    private static final int NUMBERS = 500;

    private static final int MAX_NAME = 200;

    private final Replay replay;
    private final String runId;
    private final String version;

    /** @param version of the definition that they are taken through */
    ReplayMarks(Replay replay, String runId, String version) {
        this.replay = replay;
        this.runId = runId;
        this.version = version;
    }

    void write(Connection tx, LoadedChunk loaded, LocalDateTime now) throws SQLException {
        Map<Outcome, List<Long>> byOutcome = new EnumMap<>(Outcome.class);
        List<Row> rows = loaded.chunk().rows();
        for (int i = 0; i < rows.size(); i++) {
            byOutcome
                    .computeIfAbsent(loaded.outcomes().get(i), outcome -> new ArrayList<>())
                    .add(replay.id(rows.get(i).origin().record()));
        }
        int hit = refuse(tx, loaded.chunk().rejects(), now);
        for (Map.Entry<Outcome, List<Long>> outcome : byOutcome.entrySet()) {
            hit += mark(tx, outcome.getKey(), outcome.getValue(), now);
        }
        if (hit != loaded.chunk().records()) {
            throw new RunStopped(
                    RunState.FAILED,
                    "somebody else changed quarantined records while they were replayed; nothing of " + loaded.chunk()
                            + " was written. Replay again",
                    null);
        }
    }

    private int mark(Connection tx, Outcome outcome, List<Long> ids, LocalDateTime now) throws SQLException {
        int hit = 0;
        for (int from = 0; from < ids.size(); from += NUMBERS) {
            String some = Numbers.joined(ids.subList(from, Math.min(ids.size(), from + NUMBERS)));
            try (PreparedStatement update = tx.prepareStatement(REPLAYED + some + ")")) {
                update.setString(1, outcome.name().toLowerCase(Locale.ROOT));
                update.setString(2, runId);
                update.setObject(3, now);
                hit += update.executeUpdate();
            }
        }
        return hit;
    }

    private int refuse(Connection tx, List<Reject> rejects, LocalDateTime now) throws SQLException {
        if (rejects.isEmpty()) {
            return 0;
        }
        int hit = 0;
        try (PreparedStatement update = tx.prepareStatement(REFUSED)) {
            for (Reject reject : rejects) {
                Violation first = reject.violations().get(0);
                update.setString(1, reject.stage().name());
                update.setString(2, QuarantineStore.cut(first.rule(), MAX_NAME));
                update.setString(3, QuarantineStore.column(first));
                update.setString(4, Reasons.text(reject.violations()));
                update.setString(5, version);
                update.setString(6, runId);
                update.setObject(7, now);
                update.setLong(8, replay.id(reject.origin().record()));
                update.addBatch();
            }
            for (int one : update.executeBatch()) {
                hit += one;
            }
        }
        return hit;
    }

    void committed(LoadedChunk loaded) {
        loaded.chunk().rows().forEach(row -> replay.done(row.origin().record()));
        loaded.chunk().rejects().forEach(reject -> replay.done(reject.origin().record()));
    }
}
