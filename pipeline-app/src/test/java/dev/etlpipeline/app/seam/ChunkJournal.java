package dev.etlpipeline.app.seam;

import dev.etlpipeline.core.load.LoadParticipant;
import dev.etlpipeline.core.load.LoadedChunk;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Persists: one line for each chunk, there exactly when the chunk's rows are. It never commits: the loader does. */
final class ChunkJournal implements LoadParticipant {

    @Override
    public void beforeCommit(Connection tx, LoadedChunk chunk) throws SQLException {
        String sql = "INSERT INTO etl.chunk_journal (first_record, last_record, inserted) VALUES (?, ?, ?)";
        try (PreparedStatement insert = tx.prepareStatement(sql)) {
            insert.setLong(1, chunk.chunk().firstRecord());
            insert.setLong(2, chunk.chunk().lastRecord());
            insert.setLong(3, chunk.counts().inserted());
            insert.executeUpdate();
        }
    }
}
