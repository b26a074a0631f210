package dev.etlpipeline.core.warehouse;

import dev.etlpipeline.core.warehouse.TargetTable.Field;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** H2 2.x in {@code MODE=MSSQLServer}, the embedded stand-in. */
final class H2Dialect implements Dialect {

    /** In the same process: what chunks hold in memory, the garbage collector has to carry around. */
    private static final int CHUNK_ROWS = 1_000;

    /** H2's longest NVARCHAR. */
    private static final int MAX_TEXT = 1_048_576;

    private static final int DUPLICATE_KEY = 23505;

    @Override
    public int chunkRows() {
        return CHUNK_ROWS;
    }

    @Override
    public String name() {
        return "h2";
    }

    /** Upper case, as H2 stores what is not quoted: so the tables can be queried without quotes. */
    @Override
    public String quote(String identifier) {
        return '"' + identifier.toUpperCase(Locale.ROOT) + '"';
    }

    @Override
    public String catalogueName(String schema) {
        return schema.toUpperCase(Locale.ROOT);
    }

    @Override
    public String type(TargetTable table, Field field) {
        return switch (field.kind()) {
            case TEXT -> text(table, field);
            case INTEGER -> "BIGINT";
            case DECIMAL -> "DECIMAL(" + field.precision() + ", " + field.scale() + ")";
            case DATE -> "DATE";
            case TIMESTAMP -> "DATETIME2(" + field.scale() + ")";
            case BOOLEAN -> "BIT";
            case HASH -> "BINARY(" + field.length() + ")";
        };
    }

    private static String text(TargetTable table, Field field) {
        if (field.length() == 0 || field.length() > MAX_TEXT) {
            return "NVARCHAR(MAX)";
        }
        return (field.key() && table.spec().keyFold() ? "VARCHAR_IGNORECASE(" : "NVARCHAR(") + field.length() + ")";
    }

    @Override
    public String createSchema(String schema) {
        return "CREATE SCHEMA IF NOT EXISTS " + quote(schema);
    }

    @Override
    public String keyJoin(TargetTable table, List<String> columns) {
        List<Field> keys = table.keys();
        StringBuilder arrays = new StringBuilder("CAST(? AS INT ARRAY)");
        StringBuilder names = new StringBuilder("o");
        StringBuilder on = new StringBuilder();
        for (int i = 0; i < keys.size(); i++) {
            arrays.append(", CAST(? AS ").append(type(table, keys.get(i))).append(" ARRAY)");
            names.append(", k").append(i);
            on.append(i == 0 ? "t." : " AND t.")
                    .append(quote(keys.get(i).name()))
                    .append(" = u.k")
                    .append(i);
        }
        return "SELECT u.o, " + list(columns, "t.") + " FROM UNNEST(" + arrays + ") AS u(" + names + ") JOIN "
                + qualified(table) + " t ON " + on;
    }

    @Override
    public void bindKeys(Connection connection, PreparedStatement statement, TargetTable table, List<Object[]> keys)
            throws SQLException {
        Object[] ordinals = new Object[keys.size()];
        for (int i = 0; i < ordinals.length; i++) {
            ordinals[i] = i;
        }
        statement.setObject(1, ordinals);
        for (int part = 0; part < table.keys().size(); part++) {
            Object[] values = new Object[keys.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = keys.get(i)[part];
            }
            statement.setObject(part + 2, values);
        }
    }

    @Override
    public boolean readsWithoutLocks() {
        return true;
    }

    @Override
    public ChunkWriter writer(TargetTable table) {
        return new BatchWriter(this, table);
    }

    @Override
    public boolean isDuplicateKey(SQLException error) {
        return error.getErrorCode() == DUPLICATE_KEY;
    }

    @Override
    public List<String> problems(Connection connection, TargetTable table) {
        return List.of();
    }
}
