package dev.etlpipeline.app.bench;

import dev.etlpipeline.core.warehouse.Dialect;
import dev.etlpipeline.core.warehouse.TargetTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** A batched INSERT. */
final class BareInsert implements BareLoad {

    private final String sql;

    BareInsert(Dialect dialect, TargetTable table) {
        String columns = table.fields().stream()
                .map(field -> dialect.quote(field.name()))
                .collect(Collectors.joining(", "));
        String marks = table.fields().stream().map(field -> "?").collect(Collectors.joining(", "));
        this.sql = "INSERT INTO " + dialect.qualified(table) + " (" + columns + ") VALUES (" + marks + ")";
    }

    @Override
    public void write(Connection connection, List<Object[]> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    statement.setObject(i + 1, row[i]);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
