package dev.etlpipeline.governance.encrypt;

import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.core.warehouse.Dialect;
import dev.etlpipeline.core.warehouse.TargetTable;
import dev.etlpipeline.core.warehouse.TargetTable.Field;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The encrypted columns of a target, read in the order of its key and written where nobody else did meanwhile. */
final class StoredRows {

    private final Dialect dialect;
    private final TargetTable table;
    private final List<Column> columns;

    /** @param columns those to be read, at least one */
    StoredRows(Dialect dialect, TargetTable table, List<Column> columns) {
        this.dialect = dialect;
        this.table = table;
        this.columns = List.copyOf(columns);
    }

    List<Column> columns() {
        return columns;
    }

    /**
     * A page.
     *
     * @param after    the key of the last row before it, null for the first
     * @param prefixes one for each column: only rows in which some value begins otherwise; or empty for all rows
     */
    List<StoredRow> page(Connection connection, @Nullable List<Object> after, int rows, List<String> prefixes)
            throws SQLException {
        String where = Stream.of(other(prefixes), after == null ? "" : behind(0))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" AND "));
        String sql = "SELECT TOP (?) " + select() + (where.isEmpty() ? "" : " WHERE " + where) + " ORDER BY " + keys();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int next = 1;
            statement.setInt(next++, rows);
            for (String prefix : prefixes) {
                statement.setString(next++, prefix + "%");
            }
            if (after != null) {
                bindBehind(statement, next, after);
            }
            return read(statement);
        }
    }

    /** The row of a key. */
    Optional<StoredRow> find(Connection connection, List<Object> key) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT " + select() + " WHERE " + equal(names()))) {
            for (int i = 0; i < key.size(); i++) {
                statement.setObject(i + 1, key.get(i));
            }
            return read(statement).stream().findFirst();
        }
    }

    /**
     * Writes other texts where those that were read still stand, each row by itself: who changes rows in another order cannot be
     * locked out.
     *
     * @param connection in auto-commit
     * @param changed    rows as they were read, and their new texts; a row that has nothing new is not among them
     * @return how many rows still stood as read
     */
    int write(Connection connection, List<Change> changed) throws SQLException {
        if (changed.isEmpty()) {
            return 0;
        }
        String set = columns.stream()
                .map(column -> dialect.quote(column.name()) + " = ?")
                .collect(Collectors.joining(", "));
        String unchanged = columns.stream()
                .map(column -> dialect.quote(column.name()))
                .map(name -> "(" + name + " = ? OR (" + name + " IS NULL AND ? = 1))")
                .collect(Collectors.joining(" AND "));
        String sql =
                "UPDATE " + dialect.qualified(table) + " SET " + set + " WHERE " + equal(names()) + " AND " + unchanged;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Change change : changed) {
                bind(statement, change);
                statement.addBatch();
            }
            int hit = 0;
            for (int count : statement.executeBatch()) {
                hit += count;
            }
            return hit;
        }
    }

    /** A row, and what is to stand in its encrypted columns. */
    record Change(StoredRow row, List<@Nullable String> texts) {}

    private static void bind(PreparedStatement statement, Change change) throws SQLException {
        int next = 1;
        for (String text : change.texts()) {
            statement.setString(next++, text);
        }
        for (Object key : change.row().keys()) {
            statement.setObject(next++, key);
        }
        for (String text : change.row().texts()) {
            statement.setString(next++, text);
            statement.setInt(next++, text == null ? 1 : 0);
        }
    }

    private List<String> names() {
        return table.keys().stream().map(Field::name).toList();
    }

    private String keys() {
        return dialect.list(names(), "");
    }

    private String select() {
        List<String> all = new ArrayList<>(names());
        columns.forEach(column -> all.add(column.name()));
        return dialect.list(all, "") + " FROM " + dialect.qualified(table);
    }

    private String equal(List<String> names) {
        return names.stream().map(name -> dialect.quote(name) + " = ?").collect(Collectors.joining(" AND "));
    }

    private String other(List<String> prefixes) {
        List<String> each = new ArrayList<>();
        for (int i = 0; i < prefixes.size(); i++) {
            each.add(dialect.quote(columns.get(i).name()) + " NOT LIKE ?");
        }
        return each.isEmpty() ? "" : "(" + String.join(" OR ", each) + ")";
    }

    /** {@code (k0 > ? OR (k0 = ? AND (k1 > ? ...)))}, from a part of the key on. */
    private String behind(int part) {
        String name = dialect.quote(names().get(part));
        return part == names().size() - 1
                ? name + " > ?"
                : "(" + name + " > ? OR (" + name + " = ? AND " + behind(part + 1) + "))";
    }

    private static void bindBehind(PreparedStatement statement, int first, List<Object> after) throws SQLException {
        int next = first;
        for (int part = 0; part < after.size(); part++) {
            statement.setObject(next++, after.get(part));
            if (part < after.size() - 1) {
                statement.setObject(next++, after.get(part));
            }
        }
    }

    private List<StoredRow> read(PreparedStatement statement) throws SQLException {
        List<StoredRow> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(row(result, rows.size() + 1L));
            }
        }
        return rows;
    }

    private StoredRow row(ResultSet result, long number) throws SQLException {
        Schema schema = table.schema();
        @Nullable Object[] values = new Object[schema.size()];
        List<Object> keys = new ArrayList<>();
        int next = 1;
        for (Field key : table.keys()) {
            Object value = result.getObject(next++, key.kind().javaType());
            values[schema.indexOf(key.name())] = value;
            keys.add(value == null ? "" : value); // a key column holds no null
        }
        List<@Nullable String> texts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            texts.add(result.getString(next++));
        }
        return new StoredRow(Row.of(schema, Origin.ofRecord(number), values), keys, texts);
    }
}
