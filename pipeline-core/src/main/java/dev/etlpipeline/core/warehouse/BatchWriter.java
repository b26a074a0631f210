package dev.etlpipeline.core.warehouse;

import dev.etlpipeline.core.warehouse.TargetTable.Field;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Batched statements straight on the target: the fastest way into H2. */
final class BatchWriter implements ChunkWriter {

    /**
     * Rows sent at once. More make it no faster, and H2 keeps a batch's values in memory, a multiple of what they take in
     * the file.
     */
    private static final int BATCH = 500;

    private final Dialect dialect;
    private final int[] mutable;
    private final int[] keys;
    private final String insert;
    private final String update;

    BatchWriter(Dialect dialect, TargetTable table) {
        this.dialect = dialect;
        this.mutable = positions(table, table.mutable());
        this.keys = positions(table, table.keys());
        String columns = table.fields().stream()
                .map(field -> dialect.quote(field.name()))
                .collect(Collectors.joining(", "));
        String marks = table.fields().stream().map(field -> "?").collect(Collectors.joining(", "));
        this.insert = "INSERT INTO " + dialect.qualified(table) + " (" + columns + ") VALUES (" + marks + ")";
        this.update = "UPDATE " + dialect.qualified(table) + " SET "
                + assignments(dialect, table.mutable(), ", ") + " WHERE "
                + assignments(dialect, table.keys(), " AND ") + " AND "
                + hashStillStands(dialect.quote(TargetTable.ROW_HASH));
    }

    /** Rows that were there before the pipeline have no hash. */
    private static String hashStillStands(String column) {
        return "(" + column + " = ? OR (" + column + " IS NULL AND CAST(? AS BINARY(" + TargetTable.HASH_BYTES
                + ")) IS NULL))";
    }

    private static String assignments(Dialect dialect, List<Field> fields, String separator) {
        return fields.stream()
                .map(field -> dialect.quote(field.name()) + " = ?")
                .collect(Collectors.joining(separator));
    }

    @Override
    public void insert(Connection tx, List<Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = tx.prepareStatement(insert)) {
            int added = 0;
            for (Object[] row : rows) {
                bind(statement, row);
                statement.addBatch();
                if (++added % BATCH == 0 || added == rows.size()) {
                    execute(statement);
                }
            }
        }
    }

    @Override
    public int update(Connection tx, List<Object[]> rows, List<byte[]> oldHashes) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = tx.prepareStatement(update)) {
            int hit = 0;
            for (int i = 0; i < rows.size(); i++) {
                bind(statement, rows.get(i), oldHashes.get(i));
                statement.addBatch();
                if ((i + 1) % BATCH == 0 || i + 1 == rows.size()) {
                    hit += Arrays.stream(execute(statement)).sum();
                }
            }
            return hit;
        }
    }

    @Override
    public List<RefusedRow> insertAccepted(Connection tx, List<Object[]> rows) throws SQLException {
        return insertAccepted(tx, rows, 0, rows.size());
    }

    /** As the other, for some of the rows: their places stay those of the whole list. */
    List<RefusedRow> insertAccepted(Connection tx, List<Object[]> rows, int from, int to) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(insert)) {
            RowByRow each = new RowByRow(dialect, statement, place -> bind(statement, rows.get(place)));
            each.write(from, to);
            return each.refused();
        }
    }

    @Override
    public AcceptedUpdates updateAccepted(Connection tx, List<Object[]> rows, List<byte[]> oldHashes)
            throws SQLException {
        return updateAccepted(tx, rows, oldHashes, 0, rows.size());
    }

    AcceptedUpdates updateAccepted(Connection tx, List<Object[]> rows, List<byte[]> oldHashes, int from, int to)
            throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(update)) {
            RowByRow each =
                    new RowByRow(dialect, statement, place -> bind(statement, rows.get(place), oldHashes.get(place)));
            each.write(from, to);
            return new AcceptedUpdates(each.hit(), each.refused());
        }
    }

    private static void bind(PreparedStatement statement, Object[] row) throws SQLException {
        for (int i = 0; i < row.length; i++) {
            statement.setObject(i + 1, row[i]);
        }
    }

    private void bind(PreparedStatement statement, Object[] row, byte[] oldHash) throws SQLException {
        int parameter = bind(statement, row, mutable, 1);
        parameter = bind(statement, row, keys, parameter);
        statement.setBytes(parameter, oldHash);
        statement.setBytes(parameter + 1, oldHash);
    }

    private static int[] positions(TargetTable table, List<Field> fields) {
        return fields.stream().mapToInt(field -> table.indexOf(field.name())).toArray();
    }

    private static int bind(PreparedStatement statement, Object[] row, int[] positions, int first) throws SQLException {
        int parameter = first;
        for (int position : positions) {
            statement.setObject(parameter++, row[position]);
        }
        return parameter;
    }

    /** A batch goes on past a bad row; its first error is the one that says something. */
    private static int[] execute(PreparedStatement statement) throws SQLException {
        try {
            return statement.executeBatch();
        } catch (BatchUpdateException e) {
            SQLException first = e.getNextException();
            throw first == null ? e : first;
        }
    }
}
