package dev.etlpipeline.app.bench;

import dev.etlpipeline.core.warehouse.Dialect;
import dev.etlpipeline.core.warehouse.TargetTable;
import dev.etlpipeline.core.warehouse.TargetTable.Field;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows that a run has loaded, read back a page at a time in the order of their key. */
final class FinishedRows {

    private final Connection connection;
    private final TargetTable table;
    private final int key;
    private final int page;
    private final String first;
    private final String next;
    private @Nullable Object lastKey;

    /** @param table with one key column */
    FinishedRows(Connection connection, Dialect dialect, TargetTable table, int page) {
        this.connection = connection;
        this.table = table;
        this.page = page;
        String keyName = table.keys().get(0).name();
        this.key = table.indexOf(keyName);
        String columns = table.fields().stream()
                .map(field -> dialect.quote(field.name()))
                .collect(Collectors.joining(", "));
        String from = "SELECT TOP " + page + " " + columns + " FROM " + dialect.qualified(table);
        String order = " ORDER BY " + dialect.quote(keyName);
        this.first = from + order;
        this.next = from + " WHERE " + dialect.quote(keyName) + " > ?" + order;
    }

    /** The next page, in the order of {@link TargetTable#fields()}; empty at the end. */
    List<Object[]> read() throws SQLException {
        List<Object[]> rows = new ArrayList<>(page);
        try (PreparedStatement statement = connection.prepareStatement(lastKey == null ? first : next)) {
            if (lastKey != null) {
                statement.setObject(1, lastKey);
            }
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row(result));
                }
            }
        }
        if (!rows.isEmpty()) {
            lastKey = rows.get(rows.size() - 1)[key];
        }
        return rows;
    }

    private Object[] row(ResultSet result) throws SQLException {
        List<Field> fields = table.fields();
        @Nullable Object[] row = new Object[fields.size()];
        for (int i = 0; i < row.length; i++) {
            Object value = result.getObject(i + 1, fields.get(i).kind().javaType());
            row[i] = result.wasNull() ? null : value;
        }
        return row;
    }
}
