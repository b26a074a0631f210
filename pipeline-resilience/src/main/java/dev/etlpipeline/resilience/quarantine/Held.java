package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.core.module.RawViews;
import dev.etlpipeline.core.row.RawRecord;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record in quarantine, as the table has it. May hold personal data, so {@link #toString()} gives only its number.
 *
 * @param lost why the record does not come back, where a view says so
 */
record Held(
        long id,
        Origin origin,
        byte @Nullable [] raw,
        long rawLength,
        String sha256,
        boolean complete,
        String stage,
        String reasons,
        String version,
        State state,
        int revision,
        @Nullable String fixed,
        @Nullable String replayRun,
        @Nullable String outcome,
        @Nullable String lost,
        LocalDateTime created,
        LocalDateTime changed) {

    static final String COLUMNS = "q.id, q.run_id, q.attempt, q.pipeline, q.source_file_id, q.source_record, q.line_no,"
            + " q.byte_offset, q.raw, q.raw_length, q.raw_sha256, q.raw_complete, q.stage, q.reasons,"
            + " q.definition_version, q.state, q.revision, q.fixed_text, q.replay_run, q.outcome, q.created, q.changed";

    /** A record as it stood when it was read: mended meanwhile, it has another revision. */
    record Version(long id, int revision) {}

    /** Where it came from. */
    record Origin(String runId, int attempt, String pipeline, long fileId, long record, long line, long offset) {}

    static Held of(ResultSet row) throws SQLException {
        return new Held(
                row.getLong(1),
                new Origin(
                        row.getString(2),
                        row.getInt(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8)),
                row.getBytes(9),
                row.getLong(10),
                row.getString(11),
                row.getBoolean(12),
                row.getString(13),
                row.getString(14),
                row.getString(15),
                State.of(row.getString(16)),
                row.getInt(17),
                row.getString(18),
                row.getString(19),
                row.getString(20),
                null,
                row.getObject(21, LocalDateTime.class),
                row.getObject(22, LocalDateTime.class));
    }

    /** As it stood before views changed it, where it comes back, and as it was mended. */
    Held revealed(RawViews views, Charset charset) {
        String mended = fixed == null ? null : views.unprotect(origin.pipeline(), fixed);
        if (raw == null) {
            return with(null, complete, mended, lost);
        }
        String kept = new String(raw, charset);
        try {
            String text = views.reveal(origin.pipeline(), kept);
            return with(text.equals(kept) ? raw : text.getBytes(charset), complete, mended, null);
        } catch (UnsupportedOperationException e) {
            return with(raw, false, mended, e.getMessage());
        }
    }

    private Held with(byte @Nullable [] newRaw, boolean newComplete, @Nullable String newFixed, @Nullable String why) {
        return new Held(
                id,
                origin,
                newRaw,
                rawLength,
                sha256,
                newComplete,
                stage,
                reasons,
                version,
                state,
                revision,
                newFixed,
                replayRun,
                outcome,
                why,
                created,
                changed);
    }

    /** Whether it was too long, and only its beginning was read: a record's length and digest are of what was. */
    boolean truncated() {
        return why().get(0).rule().equals(Raw.TOO_LONG);
    }

    Version asRead() {
        return new Version(id, revision);
    }

    List<Reasons.Reason> why() {
        return Reasons.parse(reasons);
    }

    /** What is to be loaded: what was mended, else what stood in the file; empty where that was not kept whole. */
    Optional<RawRecord> record(Charset charset) {
        if (fixed != null) {
            byte[] bytes = fixed.getBytes(StandardCharsets.UTF_8);
            return Optional.of(new RawRecord(bytes, 0, bytes.length, StandardCharsets.UTF_8));
        }
        return raw == null || !complete ? Optional.empty() : Optional.of(new RawRecord(raw, 0, raw.length, charset));
    }

    /** As it stands now, as far as it was kept. */
    String text(Charset charset) {
        return fixed != null ? fixed : raw == null ? "" : new String(raw, charset);
    }

    @Override
    public String toString() {
        return "Held[" + id + ", " + state + "]";
    }
}
