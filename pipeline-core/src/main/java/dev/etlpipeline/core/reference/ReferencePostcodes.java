package dev.etlpipeline.core.reference;

import dev.etlpipeline.core.definition.TargetSpec;
import dev.etlpipeline.core.warehouse.ChunkWriter;
import dev.etlpipeline.core.warehouse.Dialect;
import dev.etlpipeline.core.warehouse.TargetTable;
import dev.etlpipeline.core.warehouse.TargetTable.Field;
import dev.etlpipeline.core.warehouse.TargetTable.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code etl.reference_postcode}. Each import has rows of its own; {@link ImportRegister} says which import
 * counts. Stateless but for its statements; used by one thread at a time.
 */
final class ReferencePostcodes {

    static final int COUNTRY_LENGTH = 50;
    static final int NAME_LENGTH = 100;

    private static final int POSTCODE_LENGTH = 8;

    private static final TargetTable TABLE = TargetTable.of(
            new TargetSpec("etl", "reference_postcode", false, false),
            List.of(
                    new Field("import_id", Kind.INTEGER, 0, 0, 0, true, true),
                    new Field("postcode", Kind.TEXT, POSTCODE_LENGTH, 0, 0, true, true),
                    new Field("country", Kind.TEXT, COUNTRY_LENGTH, 0, 0, false, false),
                    new Field("region", Kind.TEXT, NAME_LENGTH, 0, 0, false, false),
                    new Field("district", Kind.TEXT, NAME_LENGTH, 0, 0, false, false),
                    new Field("longitude", Kind.DECIMAL, 0, 9, 6, false, false),
                    new Field("latitude", Kind.DECIMAL, 0, 9, 6, false, false),
                    new Field("terminated", Kind.DATE, 0, 0, 0, false, false)));

    private static final List<String> COLUMNS =
            List.of("postcode", "country", "region", "district", "longitude", "latitude", "terminated");

    /** SQL Server turns row locks into one of the table at 5,000. */
    private static final String DELETE = "DELETE TOP (4000) FROM etl.reference_postcode WHERE import_id ";

    private final Dialect dialect;
    private final ChunkWriter writer;
    private final String join;

    ReferencePostcodes(Dialect dialect) {
        this.dialect = dialect;
        this.writer = dialect.writer(TABLE);
        this.join = dialect.keyJoin(TABLE, COLUMNS);
    }

    /** @throws SQLException also where the import has one of the postcodes already */
    void insert(Connection tx, long importId, List<ReferencePostcode> postcodes) throws SQLException {
        List<@Nullable Object[]> rows = new ArrayList<>(postcodes.size());
        for (ReferencePostcode one : postcodes) {
            rows.add(new @Nullable Object[] {
                importId,
                one.postcode(),
                one.country(),
                one.region(),
                one.district(),
                one.longitude(),
                one.latitude(),
                one.terminated()
            });
        }
        writer.insert(tx, rows);
    }

    boolean isDuplicate(SQLException error) {
        return dialect.isDuplicateKey(error);
    }

    /** What an import holds of these postcodes, which are normalised and distinct. */
    Map<String, ReferencePostcode> find(Connection connection, long importId, List<String> postcodes)
            throws SQLException {
        Map<String, ReferencePostcode> found = new HashMap<>();
        if (postcodes.isEmpty()) {
            return found;
        }
        List<Object[]> keys = new ArrayList<>(postcodes.size());
        postcodes.forEach(postcode -> keys.add(new Object[] {importId, postcode}));
        try (PreparedStatement statement = connection.prepareStatement(join)) {
            dialect.bindKeys(connection, statement, TABLE, keys);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.put(row.getString(2), postcode(row));
                }
            }
        }
        return found;
    }

    private static ReferencePostcode postcode(ResultSet row) throws SQLException {
        return new ReferencePostcode(
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getBigDecimal(6),
                row.getBigDecimal(7),
                row.getObject(8, LocalDate.class));
    }

    /** Deletes the rows of imports before this one, in transactions of their own. */
    void deleteBefore(Connection connection, long importId) throws SQLException {
        delete(connection, DELETE + "< ?", importId);
    }

    /** Deletes the rows of one import, in transactions of their own. */
    void deleteOf(Connection connection, long importId) throws SQLException {
        delete(connection, DELETE + "= ?", importId);
    }

    private static void delete(Connection connection, String sql, long importId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, importId);
            int deleted;
            do {
                deleted = statement.executeUpdate();
            } while (deleted > 0);
        }
    }
}
