package dev.etlpipeline.core.warehouse;

import dev.etlpipeline.core.warehouse.TargetTable.Field;
import dev.etlpipeline.core.warehouse.TargetTable.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** SQL Server 2016 and later, and Azure SQL. */
final class SqlServerDialect implements Dialect {

    /** Keys compare by code point: the same as in Java, but for trailing blanks, which the core strips. */
    static final String KEY_COLLATION = "Latin1_General_100_BIN2";

    /** Folds case, and with it width and kana: two keys that differ only there are refused by the unique index. */
    /** What RAISERROR and THROW give to users, up to where servers that only speak the protocol put numbers of their own. */
    private static final int FIRST_OWN_NUMBER = 50_000;

    private static final int LAST_OWN_NUMBER = 9_999_999;

    private static final String FOLDING_COLLATION = "Latin1_General_CI_AS";

    /** Longest NVARCHAR that is not MAX. */
    static final int MAX_TEXT = 4000;

    /** 2601: unique index; 2627: constraint. */
    private static final Set<Integer> DUPLICATE_KEY = Set.of(2601, 2627);

    /** It tries to turn row locks into a table lock from 5,000 on. */
    private static final int CHUNK_ROWS = 4_000;

    /** Widest key of a clustered index: 900 bytes, two a UTF-16 unit. */
    private static final int MAX_KEY_UNITS = 450;

    private final boolean temporalsAsText;

    /** @param temporalsAsText the driver's sendTemporalDataTypesAsStringForBulkCopy */
    SqlServerDialect(boolean temporalsAsText) {
        this.temporalsAsText = temporalsAsText;
    }

    @Override
    public int chunkRows() {
        return CHUNK_ROWS;
    }

    @Override
    public String name() {
        return "sqlserver";
    }

    @Override
    public String quote(String identifier) {
        return '[' + identifier.replace("]", "]]") + ']';
    }

    @Override
    public String catalogueName(String schema) {
        return schema;
    }

    @Override
    public String type(TargetTable table, Field field) {
        if (field.kind() == Kind.TEXT && field.key()) {
            return plainType(field) + " COLLATE " + collation(table);
        }
        return plainType(field);
    }

    static String plainType(Field field) {
        return switch (field.kind()) {
            case TEXT ->
                field.length() == 0 || field.length() > MAX_TEXT ? "NVARCHAR(MAX)" : "NVARCHAR(" + field.length() + ")";
            case INTEGER -> "BIGINT";
            case DECIMAL -> "DECIMAL(" + field.precision() + ", " + field.scale() + ")";
            case DATE -> "DATE";
            case TIMESTAMP -> "DATETIME2(" + field.scale() + ")";
            case BOOLEAN -> "BIT";
            case HASH -> "BINARY(" + field.length() + ")";
        };
    }

    static String collation(TargetTable table) {
        return table.spec().keyFold() ? FOLDING_COLLATION : KEY_COLLATION;
    }

    @Override
    public String createSchema(String schema) {
        return "IF SCHEMA_ID('" + schema.replace("'", "''") + "') IS NULL EXEC('CREATE SCHEMA " + quote(schema) + "')";
    }

    @Override
    public String keyJoin(TargetTable table, List<String> columns) {
        List<Field> keys = table.keys();
        StringBuilder with = new StringBuilder("o INT '$.o'");
        StringBuilder on = new StringBuilder();
        for (int i = 0; i < keys.size(); i++) {
            with.append(", k")
                    .append(i)
                    .append(' ')
                    .append(plainType(keys.get(i)))
                    .append(" '$.k")
                    .append(i)
                    .append('\'');
            on.append(i == 0 ? "t." : " AND t.")
                    .append(quote(keys.get(i).name()))
                    .append(" = j.k")
                    .append(i);
            if (keys.get(i).kind() == Kind.TEXT) {
                on.append(" COLLATE ").append(collation(table));
            }
        }
        return "SELECT j.o, " + list(columns, "t.") + " FROM OPENJSON(?) WITH (" + with + ") AS j JOIN "
                + qualified(table) + " AS t ON " + on;
    }

    @Override
    public void bindKeys(Connection connection, PreparedStatement statement, TargetTable table, List<Object[]> keys)
            throws SQLException {
        statement.setNString(1, KeyJson.of(keys));
    }

    @Override
    public ChunkWriter writer(TargetTable table) {
        return new BulkWriter(this, table, temporalsAsText);
    }

    @Override
    public boolean isDuplicateKey(SQLException error) {
        return DUPLICATE_KEY.contains(error.getErrorCode());
    }

    /** Also what a trigger raises with a number of its own. */
    @Override
    public boolean isRowRefusal(SQLException error) {
        int number = error.getErrorCode();
        return Dialect.super.isRowRefusal(error) || (number >= FIRST_OWN_NUMBER && number <= LAST_OWN_NUMBER);
    }

    @Override
    public List<String> problems(Connection connection, TargetTable table) throws SQLException {
        List<String> problems = new ArrayList<>();
        int units = table.keys().stream()
                .filter(f -> f.kind() == Kind.TEXT)
                .mapToInt(Field::length)
                .sum();
        if (units > MAX_KEY_UNITS) {
            problems.add("the key of " + table.spec().qualified() + " is " + units
                    + " characters long; SQL Server indexes " + MAX_KEY_UNITS + ": declare shorter key columns");
        }
        collations(connection, table, problems);
        ignoredDuplicates(connection, table, problems);
        return problems;
    }

    /** NCHAR pads, VARCHAR loses characters, DATETIME and short DATETIME2 round, and all of them say nothing. */
    @Override
    public Optional<String> wrongType(Field field, String name, String type, int timeScale) {
        if (!name.equals(field.name())) {
            return Optional.of("column " + name + " is spelt " + field.name()
                    + " in the definition; bulk copy tells them apart: spell it as the table does");
        }
        String found = type.toLowerCase(Locale.ROOT);
        boolean fits = switch (field.kind()) {
            case TEXT -> found.equals("nvarchar");
            case INTEGER -> found.equals("bigint") || found.equals("int");
            case DECIMAL -> found.equals("decimal") || found.equals("numeric");
            case DATE -> found.equals("date");
            case TIMESTAMP -> found.equals("datetime2") && timeScale >= field.scale();
            case BOOLEAN -> found.equals("bit");
            case HASH -> found.equals("binary") || found.equals("varbinary");
        };
        return fits
                ? Optional.empty()
                : Optional.of("column " + name + " is " + type
                        + (field.kind() == Kind.TIMESTAMP ? " with " + timeScale + " digits of a second" : "")
                        + ", which would change values silently; it must be " + plainType(field));
    }

    /** From the catalogue itself: the driver's own look-up leaves out which indexes are filtered or disabled. */
    @Override
    public Map<String, List<String>> uniqueIndexes(Connection connection, TargetTable table) throws SQLException {
        String sql = "SELECT i.name, c.name FROM sys.indexes AS i"
                + " JOIN sys.index_columns AS ic ON ic.object_id = i.object_id AND ic.index_id = i.index_id"
                + " JOIN sys.columns AS c ON c.object_id = ic.object_id AND c.column_id = ic.column_id"
                + " WHERE i.object_id = OBJECT_ID(?) AND i.is_unique = 1 AND i.has_filter = 0 AND i.is_disabled = 0"
                + " AND ic.is_included_column = 0";
        Map<String, List<String>> indexes = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, qualified(table));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    indexes.computeIfAbsent(row.getString(1), index -> new ArrayList<>())
                            .add(row.getString(2));
                }
            }
        }
        return indexes;
    }

    private static void collations(Connection connection, TargetTable table, List<String> problems)
            throws SQLException {
        String sql = "SELECT COLLATION_NAME FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?"
                + " AND COLUMN_NAME = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Field key : table.keys()) {
                statement.setString(1, table.spec().schema());
                statement.setString(2, table.spec().table());
                statement.setString(3, key.name());
                try (ResultSet found = statement.executeQuery()) {
                    if (found.next()
                            && found.getString(1) != null
                            && !table.spec().keyFold()) {
                        collation(table, key, found.getString(1), problems);
                    }
                }
            }
        }
    }

    private static void collation(TargetTable table, Field key, String collation, List<String> problems) {
        if (!collation.toUpperCase(Locale.ROOT).endsWith("_BIN2")) {
            problems.add("key column " + key.name() + " of " + table.spec().qualified() + " has collation " + collation
                    + ", which calls different keys equal: make it " + KEY_COLLATION
                    + ", or say key-case: fold in the definition's target");
        }
    }

    /** An index that ignores duplicates would drop rows without an error. */
    private void ignoredDuplicates(Connection connection, TargetTable table, List<String> problems)
            throws SQLException {
        String sql = "SELECT name FROM sys.indexes WHERE object_id = OBJECT_ID(?) AND ignore_dup_key = 1";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, qualified(table));
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    problems.add("index " + found.getString(1) + " of "
                            + table.spec().qualified()
                            + " has IGNORE_DUP_KEY = ON, which loses rows silently: switch it off");
                }
            }
        }
    }
}
