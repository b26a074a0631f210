package dev.etlpipeline.chaos.invariant;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Questions to the database, each on a connection past whatever is broken. */
public final class Sql {

    private Sql() {}

    /** All rows, each as its columns' numbers; a null is 0. */
    public static List<long[]> numbers(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet found = statement.executeQuery()) {
                List<long[]> rows = new ArrayList<>();
                while (found.next()) {
                    long[] row = new long[found.getMetaData().getColumnCount()];
                    for (int i = 0; i < row.length; i++) {
                        row[i] = found.getLong(i + 1);
                    }
                    rows.add(row);
                }
                return rows;
            }
        }
    }

    public static long number(Connection connection, String sql, Object... parameters) throws SQLException {
        List<long[]> rows = numbers(connection, sql, parameters);
        return rows.isEmpty() ? 0 : rows.get(0)[0];
    }

    public static NavigableSet<Long> set(Connection connection, String sql, Object... parameters) throws SQLException {
        NavigableSet<Long> set = new TreeSet<>();
        numbers(connection, sql, parameters).forEach(row -> set.add(row[0]));
        return set;
    }

    /** @param table with its schema */
    public static boolean isThere(Connection connection, String table) throws SQLException {
        int dot = table.indexOf('.');
        return number(
                        connection,
                        "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES"
                                + " WHERE LOWER(TABLE_SCHEMA) = ? AND LOWER(TABLE_NAME) = ?",
                        table.substring(0, dot),
                        table.substring(dot + 1))
                > 0;
    }
}
