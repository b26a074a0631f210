package dev.etlpipeline.core.reference;

import dev.etlpipeline.core.warehouse.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** The postcodes that were imported last, to be asked. Thread-safe. */
public final class PostcodeDirectory {

    private static final String TABLE =
            "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?";

    private final DataSource warehouse;
    private final Dialect dialect;
    private final ReferencePostcodes table;

    public PostcodeDirectory(DataSource warehouse, Dialect dialect) {
        this.warehouse = warehouse;
        this.dialect = dialect;
        this.table = new ReferencePostcodes(dialect);
    }

    /** Whether anything was ever imported; also of a warehouse that no run has made its tables in. */
    public boolean isThere() throws SQLException {
        try (Connection connection = warehouse.getConnection()) {
            return hasTable(connection) && ImportRegister.current(connection).isPresent();
        }
    }

    private boolean hasTable(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TABLE)) {
            statement.setString(1, dialect.catalogueName("etl"));
            statement.setString(2, dialect.catalogueName("reference_import"));
            try (ResultSet found = statement.executeQuery()) {
                return found.next() && found.getInt(1) > 0;
            }
        }
    }

    /**
     * What the import that counts knows of these postcodes, which are normalised and distinct. The rows of the one before are
     * deleted only once another counts: if the same one counts behind the reading as before it, it was whole all the while.
     */
    public Map<String, ReferencePostcode> find(List<String> postcodes) throws SQLException {
        try (Connection connection = warehouse.getConnection()) {
            Optional<Long> current = current(connection);
            while (current.isPresent()) {
                Map<String, ReferencePostcode> found = table.find(connection, current.get(), postcodes);
                Optional<Long> behind = current(connection);
                if (behind.equals(current)) {
                    return found;
                }
                current = behind;
            }
            return Map.of();
        }
    }

    private static Optional<Long> current(Connection connection) throws SQLException {
        return ImportRegister.current(connection).map(ImportRegister.Finished::id);
    }
}
