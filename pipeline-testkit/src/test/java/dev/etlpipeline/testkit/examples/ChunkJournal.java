package dev.etlpipeline.testkit.examples;

import dev.etlpipeline.core.load.LoadParticipant;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.run.RunRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Persists: a line for each chunk in {@code etl.chunk_journal}, there exactly when the chunk's rows are. It also listens,
 * because a participant is not told which run it works for.
 */
public final class ChunkJournal implements LoadParticipant, RunListener {

    private static final String INSERT = "INSERT INTO etl.chunk_journal (run_id, first_record, last_record,"
            + " rows_written, rows_quarantined) VALUES (?, ?, ?, ?, ?)";

    private volatile String runId = "";

    @Override
    public void runStarted(RunContext run, RunRequest request, long bytes) {
        runId = run.runId().value();
    }

    @Override
    public void beforeCommit(Connection tx, LoadedChunk loaded) throws SQLException {
        try (PreparedStatement insert = tx.prepareStatement(INSERT)) {
            insert.setString(1, runId);
            insert.setLong(2, loaded.chunk().firstRecord());
            insert.setLong(3, loaded.chunk().lastRecord());
            insert.setLong(4, loaded.counts().inserted() + loaded.counts().updated());
            insert.setLong(5, loaded.counts().quarantined());
            insert.executeUpdate();
        }
    }
}
