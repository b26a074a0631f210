package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.load.Outcome;
import dev.etlpipeline.core.module.ActionRecorder;
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
import java.util.TreeMap;

/**
 * Writes what became of replayed records, in the transaction that loads them: once replayed, never again. A record that was
 * mended, discarded or replayed since it was read takes its chunk back, so that it keeps what is newer.
 */
final class ReplayMarks {

    private static final String REPLAYED = "UPDATE etl.quarantine SET state = 'replayed', outcome = ?, replay_run = ?,"
            + " changed = ? WHERE state IN ('held', 'fixed') AND revision = ? AND id IN (";
    private static final String REFUSED =
            "UPDATE etl.quarantine SET stage = ?, rule_name = ?, column_name = ?, reasons = ?,"
                    + " definition_version = ?, replay_run = ?, changed = ? WHERE state IN ('held', 'fixed') AND revision = ?"
                    + " AND id = ?";

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

    void write(Connection tx, LoadedChunk loaded, LocalDateTime now, ActionRecorder actions) throws SQLException {
        Map<Outcome, Map<Integer, List<Long>>> ids = new EnumMap<>(Outcome.class);
        List<Row> rows = loaded.chunk().rows();
        for (int i = 0; i < rows.size(); i++) {
            Held.Version version = replay.version(rows.get(i).origin().record());
            ids.computeIfAbsent(loaded.outcomes().get(i), outcome -> new TreeMap<>())
                    .computeIfAbsent(version.revision(), revision -> new ArrayList<>())
                    .add(version.id());
        }
        int hit = refuse(tx, loaded.chunk().rejects(), now);
        for (Map.Entry<Outcome, Map<Integer, List<Long>>> outcome : ids.entrySet()) {
            for (Map.Entry<Integer, List<Long>> ofRevision : outcome.getValue().entrySet()) {
                hit += mark(tx, outcome.getKey(), ofRevision.getKey(), ofRevision.getValue(), now);
            }
        }
        if (hit != loaded.chunk().records()) {
            throw new RunStopped(
                    RunState.FAILED,
                    "somebody else changed quarantined records while they were replayed; nothing of " + loaded.chunk()
                            + " was written. Replay again",
                    null);
        }
        actions.record(tx, replay.action(hit));
    }

    private int mark(Connection tx, Outcome outcome, int revision, List<Long> ids, LocalDateTime now)
            throws SQLException {
        int hit = 0;
        for (int from = 0; from < ids.size(); from += NUMBERS) {
            String some = Numbers.joined(ids.subList(from, Math.min(ids.size(), from + NUMBERS)));
            try (PreparedStatement update = tx.prepareStatement(REPLAYED + some + ")")) {
                update.setString(1, outcome.name().toLowerCase(Locale.ROOT));
                update.setString(2, runId);
                update.setObject(3, now);
                update.setInt(4, revision);
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
                Held.Version read = replay.version(reject.origin().record());
                update.setInt(8, read.revision());
                update.setLong(9, read.id());
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
