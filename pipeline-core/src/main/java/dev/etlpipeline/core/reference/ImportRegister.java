package dev.etlpipeline.core.reference;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The imports, {@code etl.reference_import}. The one that counts is the last that was finished: writing its end, a single
 * UPDATE of a single row, is the moment at which it replaces the one before.
 */
final class ImportRegister {

    private static final String START = "INSERT INTO etl.reference_import (dataset, layout, file_name, sha256, started,"
            + " pipeline_version) VALUES ('postcodes', ?, ?, ?, ?, ?)";
    private static final String FINISH =
            "UPDATE etl.reference_import SET finished = ?, lines_read = ?, rows_imported = ?,"
                    + " lines_refused = ? WHERE id = ?";
    private static final String CURRENT = "SELECT TOP 1 id, file_name, sha256, finished, rows_imported"
            + " FROM etl.reference_import WHERE dataset = 'postcodes' AND finished IS NOT NULL ORDER BY id DESC";

    /** Longest name kept, that of the column. */
    private static final int MAX_NAME = 260;

    private ImportRegister() {}

    /** An import that was finished. */
    record Finished(long id, String fileName, String sha256, Instant finished, long rows) {}

    /** @return the new import's number, greater than all before */
    static long start(Connection connection, String layout, String file, String sha256, Instant now, String version)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(START, new String[] {"id"})) {
            statement.setString(1, layout);
            statement.setString(2, file.length() > MAX_NAME ? file.substring(0, MAX_NAME) : file);
            statement.setString(3, sha256);
            statement.setObject(4, utc(now));
            statement.setString(5, version);
            statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                if (!keys.next()) {
                    throw new SQLException("etl.reference_import gave no number to the import");
                }
                return keys.getLong(1);
            }
        }
    }

    /** Makes the import the one that counts. */
    static void finish(Connection connection, long id, ImportCounts counts, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FINISH)) {
            statement.setObject(1, utc(now));
            statement.setLong(2, counts.read());
            statement.setLong(3, counts.imported());
            statement.setLong(4, counts.refused());
            statement.setLong(5, id);
            statement.executeUpdate();
        }
    }

    static Optional<Finished> current(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CURRENT);
                ResultSet row = statement.executeQuery()) {
            return row.next()
                    ? Optional.of(new Finished(
                            row.getLong(1),
                            row.getString(2),
                            row.getString(3),
                            row.getObject(4, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                            row.getLong(5)))
                    : Optional.empty();
        }
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
