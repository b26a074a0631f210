package dev.etlpipeline.core.control;

import dev.etlpipeline.core.source.SourceFile;
import dev.etlpipeline.core.warehouse.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/** The register of file contents, {@code etl.source_file}. */
public final class SourceFiles {

    private static final String EXISTS =
            "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?";
    private static final String FIND = "SELECT id FROM etl.source_file WHERE sha256 = ?";
    private static final String INSERT =
            "INSERT INTO etl.source_file (sha256, size_bytes, file_name, first_seen) VALUES (?, ?, ?, ?)";

    /** Longest name kept, that of the column. */
    private static final int MAX_NAME = 260;

    private SourceFiles() {}

    /** The number of this content; a new one where it was never seen. */
    public static long register(Connection connection, SourceFile file, Clock clock) throws SQLException {
        OptionalLong known = find(connection, file);
        if (known.isPresent()) {
            return known.getAsLong();
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, file.sha256());
            insert.setLong(2, file.size());
            insert.setString(3, file.name().length() > MAX_NAME ? file.name().substring(0, MAX_NAME) : file.name());
            insert.setObject(4, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            insert.executeUpdate();
        }
        return find(connection, file)
                .orElseThrow(() -> new SQLException("etl.source_file lost a row that was just written"));
    }

    /** Whether there is a register; before the first run there is none. */
    public static boolean exists(Connection connection, Dialect dialect) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EXISTS)) {
            statement.setString(1, dialect.catalogueName("etl"));
            statement.setString(2, dialect.catalogueName("source_file"));
            try (ResultSet found = statement.executeQuery()) {
                return found.next() && found.getInt(1) > 0;
            }
        }
    }

    /** The number of this content, without registering it. */
    public static OptionalLong find(Connection connection, SourceFile file) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, file.sha256());
            try (ResultSet found = statement.executeQuery()) {
                return found.next() ? OptionalLong.of(found.getLong(1)) : OptionalLong.empty();
            }
        }
    }
}
