package dev.etlpipeline.core.control;

import dev.etlpipeline.core.run.Accounting;
import dev.etlpipeline.core.run.Failures;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A run's row in {@code etl.enrichment_audit}: written at its start, completed at its end. */
public final class RunAudit {

    private static final String START = "INSERT INTO etl.enrichment_audit (batch_id, attempt, pipeline, operation_type,"
            + " processing_start, status, source_file_id, fence, pipeline_version) VALUES (?, ?, ?, ?, ?, 'RUNNING',"
            + " ?, ?, ?)";
    private static final String END = "UPDATE etl.enrichment_audit SET records_processed = ?, records_successful = ?,"
            + " records_failed = ?, rows_inserted = ?, rows_updated = ?, rows_unchanged = ?, rows_superseded = ?,"
            + " rows_quarantined = ?, processing_end = ?, duration_ms = ?, status = ?, error_class = ?, error_message = ?"
            + " WHERE audit_id = ?";

    private static final String LOAD = "LOAD";

    /** Longest message kept, that of the column. */
    private static final int MAX_MESSAGE = 2000;

    private final long runNo;
    private final Instant started;

    private RunAudit(long runNo, Instant started) {
        this.runNo = runNo;
        this.started = started;
    }

    /** Writes that the run of a file has begun. */
    public static RunAudit start(Connection connection, RunContext run, long sourceFileId, long fence, String version)
            throws SQLException {
        return start(connection, run, LOAD, sourceFileId, fence, version);
    }

    /**
     * Writes that something has begun that writes to the target as a run does.
     *
     * @param operation    what it is, in at most 20 letters, such as {@code BACKFILL}
     * @param sourceFileId of a file that it is about
     */
    public static RunAudit start(
            Connection connection, RunContext run, String operation, long sourceFileId, long fence, String version)
            throws SQLException {
        Instant now = run.clock().instant();
        try (PreparedStatement statement = connection.prepareStatement(START, new String[] {"audit_id"})) {
            statement.setString(1, run.runId().value());
            statement.setInt(2, run.attempt());
            statement.setString(3, run.pipeline());
            statement.setString(4, operation);
            statement.setObject(5, utc(now));
            statement.setLong(6, sourceFileId);
            statement.setLong(7, fence);
            statement.setString(8, version);
            statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                if (!keys.next()) {
                    throw new SQLException("etl.enrichment_audit gave no number to the run");
                }
                return new RunAudit(keys.getLong(1), now);
            }
        }
    }

    /** The ordered number of the run: {@code run_no} of the rows it writes. */
    public long runNo() {
        return runNo;
    }

    /** Writes how the run ended. */
    public void end(Connection connection, Clock clock, RunState state, Accounting account, @Nullable Throwable failure)
            throws SQLException {
        end(connection, clock, state, account, failure, failure == null ? null : Failures.describe(failure));
    }

    /** @param message what else there is to say of the end; holds no value of a row */
    public void end(
            Connection connection,
            Clock clock,
            RunState state,
            Accounting account,
            @Nullable Throwable failure,
            @Nullable String message)
            throws SQLException {
        Instant now = clock.instant();
        try (PreparedStatement statement = connection.prepareStatement(END)) {
            statement.setLong(1, account.read());
            statement.setLong(2, account.read() - account.quarantined());
            statement.setLong(3, account.quarantined());
            statement.setLong(4, account.inserted());
            statement.setLong(5, account.updated());
            statement.setLong(6, account.unchanged());
            statement.setLong(7, account.superseded());
            statement.setLong(8, account.quarantined());
            statement.setObject(9, utc(now));
            statement.setLong(10, now.toEpochMilli() - started.toEpochMilli());
            statement.setString(11, state.name());
            statement.setString(12, failure == null ? null : failure.getClass().getName());
            statement.setString(13, cut(message));
            statement.setLong(14, runNo);
            statement.executeUpdate();
        }
    }

    private static @Nullable String cut(@Nullable String text) {
        return text != null && text.length() > MAX_MESSAGE ? text.substring(0, MAX_MESSAGE) : text;
    }

    /** To the millisecond that it falls into, as rows have it; a database would round, and a run begin after what it wrote. */
    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
    }
}
