package dev.etlpipeline.core.warehouse;

import dev.etlpipeline.core.warehouse.TargetTable.Field;
import dev.etlpipeline.core.warehouse.TargetTable.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the target where it is missing, and says what is wrong with one that exists. */
public final class TargetCheck {

    private final Dialect dialect;
    private final TargetTable table;

    public TargetCheck(Dialect dialect, TargetTable table) {
        this.dialect = dialect;
        this.table = table;
    }

    /**
     * Creates the table where it is missing and the definition allows it.
     *
     * @throws WarehouseException with all problems of a table that cannot take the rows as they are
     */
    public void ensure(Connection connection) throws SQLException {
        if (found(connection).isEmpty()) {
            if (!table.spec().create()) {
                throw new WarehouseException("the target " + table.spec().qualified()
                        + " does not exist, and the definition says create: false; make it with\n" + ddl());
            }
            create(connection);
        }
        List<String> problems = problems(connection);
        if (!problems.isEmpty()) {
            throw new WarehouseException("the target " + table.spec().qualified() + " cannot take the rows:\n  - "
                    + String.join("\n  - ", problems));
        }
    }

    private void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            createSchema(statement);
            statement.execute(ddl());
        }
    }

    /** Pipelines that begin at the same moment on a new database all find no schema, and one of them makes it. */
    private void createSchema(Statement statement) throws SQLException {
        String sql = dialect.createSchema(table.spec().schema());
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            try {
                statement.execute(sql); // does nothing where another's is there by now
            } catch (SQLException again) {
                e.addSuppressed(again);
                throw e;
            }
        }
    }

    public boolean exists(Connection connection) throws SQLException {
        return !found(connection).isEmpty();
    }

    /** The statements that create the table, and its schema, on SQL Server. */
    public static String sqlServerDdl(TargetTable table) {
        Dialect dialect = new SqlServerDialect(true);
        return dialect.createSchema(table.spec().schema()) + ";\n" + new TargetCheck(dialect, table).ddl() + ";";
    }

    /** The statement that creates the table. */
    public String ddl() {
        String columns = table.fields().stream().map(this::column).collect(Collectors.joining(",\n  "));
        return "CREATE TABLE " + dialect.qualified(table) + " (\n  " + columns + ",\n  " + primaryKey() + "\n)";
    }

    private String primaryKey() {
        String keys =
                table.keys().stream().map(key -> dialect.quote(key.name())).collect(Collectors.joining(", "));
        return "CONSTRAINT " + dialect.quote("pk_" + table.spec().table()) + " PRIMARY KEY (" + keys + ")";
    }

    private String column(Field field) {
        return dialect.quote(field.name()) + " " + dialect.type(table, field)
                + (field.required() ? " NOT NULL" : " NULL");
    }

    /** All problems of the existing table; empty where it is missing altogether. */
    public List<String> problems(Connection connection) throws SQLException {
        Map<String, Existing> existing = found(connection);
        List<String> problems = new ArrayList<>();
        if (existing.isEmpty()) {
            return problems;
        }
        for (Field field : table.fields()) {
            Existing column = existing.get(field.name().toLowerCase(Locale.ROOT));
            if (column == null) {
                problems.add("column " + field.name() + " is missing; add it with ALTER TABLE "
                        + dialect.qualified(table) + " ADD " + dialect.quote(field.name()) + " "
                        + dialect.type(table, field) + " NULL");
            } else if (table.isKeptOtherwise(field)) {
                notMadeFor(field, column).ifPresent(problems::add);
            } else {
                tooNarrow(field, column, problems);
                dialect.wrongType(field, column.name(), column.type(), column.timeScale())
                        .ifPresent(problems::add);
            }
        }
        if (!keyIsUnique(connection)) {
            problems.add("no unique index covers the key, so that a key could be there twice; add one with ALTER TABLE "
                    + dialect.qualified(table) + " ADD " + primaryKey());
        }
        problems.addAll(dialect.problems(connection, table));
        return problems;
    }

    /** Whether some unique index has no column beside the key's. */
    private boolean keyIsUnique(Connection connection) throws SQLException {
        Set<String> keys = new HashSet<>();
        table.keys().forEach(key -> keys.add(key.name().toLowerCase(Locale.ROOT)));
        for (List<String> columns : dialect.uniqueIndexes(connection, table).values()) {
            if (columns.stream().allMatch(column -> keys.contains(column.toLowerCase(Locale.ROOT)))) {
                return true;
            }
        }
        return false;
    }

    /** A column that was made for the values as they are declared, and gets what codecs make of them. */
    private Optional<String> notMadeFor(Field field, Existing column) {
        boolean text = column.type().toLowerCase(Locale.ROOT).matches("nvarchar|(?:national )?character varying");
        boolean wide = column.length() <= 0 || (field.length() > 0 && field.length() <= column.length());
        if (field.kind() != Kind.TEXT || (text && wide)) {
            return dialect.wrongType(field, column.name(), column.type(), column.timeScale());
        }
        return Optional.of(
                "column " + field.name() + " is made for plain values, and its values are masked or encrypted"
                        + " on their way: make room with ALTER TABLE " + dialect.qualified(table) + " ALTER COLUMN "
                        + dialect.quote(field.name()) + " " + dialect.type(table, field)
                        + (field.required() ? " NOT NULL" : "")
                        + ". What stands there stays as it is until its rows are loaded or re-encrypted");
    }

    /** A column that is narrower than declared would refuse rows, or round them silently. */
    private static void tooNarrow(Field field, Existing column, List<String> problems) {
        boolean unbounded = column.length() <= 0;
        if (field.kind() == Kind.TEXT && !unbounded && (field.length() == 0 || field.length() > column.length())) {
            problems.add(
                    "column " + field.name() + " holds " + column.length() + " characters, but the definition allows "
                            + (field.length() == 0 ? "any number" : field.length()));
        }
        if (field.kind() == Kind.DECIMAL
                && (field.scale() > column.scale()
                        || field.precision() - field.scale() > column.precision() - column.scale())) {
            problems.add("column " + field.name() + " is DECIMAL(" + column.precision() + ", " + column.scale()
                    + "), but the definition says (" + field.precision() + ", " + field.scale() + ")");
        }
    }

    private Map<String, Existing> found(Connection connection) throws SQLException {
        // Not by LOWER: H2's goes by the JVM's language, and in Turkish finds no table with an I in its name.
        String sql = "SELECT COLUMN_NAME, CHARACTER_MAXIMUM_LENGTH, NUMERIC_PRECISION, NUMERIC_SCALE, DATA_TYPE,"
                + " DATETIME_PRECISION"
                + " FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?";
        Map<String, Existing> columns = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, dialect.catalogueName(table.spec().schema()));
            statement.setString(2, dialect.catalogueName(table.spec().table()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.put(
                            rows.getString(1).toLowerCase(Locale.ROOT),
                            new Existing(
                                    rows.getString(1),
                                    rows.getLong(2),
                                    rows.getInt(3),
                                    rows.getInt(4),
                                    rows.getString(5),
                                    rows.getInt(6)));
                }
            }
        }
        return columns;
    }

    private record Existing(String name, long length, int precision, int scale, String type, int timeScale) {}
}
