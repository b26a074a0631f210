package dev.etlpipeline.observability.health;

import dev.etlpipeline.core.control.SourceFiles;
import dev.etlpipeline.core.warehouse.SqlErrors;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether the warehouse may be written to: a row is inserted and rolled back; an embedded file is looked at. */
final class Writable {

    private static final String EMBEDDED = "jdbc:h2:file:";
    private static final String SUFFIX = ".mv.db";

    /** Of no pipeline: names of pipelines hold no blank. */
    private static final String INSERT =
            "INSERT INTO etl.run_lease (pipeline, run_id, holder, fence, beat, held, since,"
                    + " beat_at, ttl_s) VALUES (?, 'health', 'health', 0, 0, 0, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, 1)";

    private Writable() {}

    /**
     * When an embedded file was last written to.
     *
     * @param home where a relative file starts
     * @return null where the warehouse is no embedded file, or it is not there
     */
    static @Nullable FileTime lastWritten(Path home, String place) {
        if (!place.startsWith(EMBEDDED)) {
            return null;
        }
        try {
            return Files.getLastModifiedTime(home.resolve(place.substring(EMBEDDED.length()) + SUFFIX));
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }

    /** Why not, or empty where it may. */
    static Optional<String> refusal(Warehouse warehouse, Connection connection) throws SQLException {
        if (warehouse.place().startsWith(EMBEDDED)) {
            Path file = Path.of(warehouse.place().substring(EMBEDDED.length()) + SUFFIX);
            return Files.isWritable(file)
                    ? Optional.empty()
                    : Optional.of(file + " may not be written to by this user");
        }
        return SourceFiles.exists(connection, warehouse.dialect()) ? tried(connection) : Optional.empty();
    }

    private static Optional<String> tried(Connection connection) throws SQLException {
        boolean auto = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, "health check " + UUID.randomUUID());
            insert.executeUpdate();
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of("may not be written to: " + SqlErrors.describe(e)
                    + "; see which rights the user has, and whether the database is read-only or full");
        } finally {
            connection.rollback();
            connection.setAutoCommit(auto);
        }
    }
}
