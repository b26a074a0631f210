package dev.etlpipeline.core.warehouse;

import com.microsoft.sqlserver.jdbc.ISQLServerConnection;
import com.microsoft.sqlserver.jdbc.SQLServerBulkCopy;
import com.microsoft.sqlserver.jdbc.SQLServerBulkCopyOptions;
import dev.etlpipeline.core.warehouse.TargetTable.Field;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@link SQLServerBulkCopy} straight into the target for new rows; for changed ones a bulk copy into a session table and
 * one {@code UPDATE ... FROM}. Never falls back to anything slower: where bulk copy is refused, that is the error.
 */
final class BulkWriter implements ChunkWriter {

    static final String STAGE = "#etl_changed";
    private static final String OLD_HASH = "etl_old_hash";

    private final TargetTable table;
    private final String target;
    private final boolean temporalsAsText;
    private final List<Field> stageFields;
    private final String createStage;
    private final String update;
    private final Bisection bisection;

    BulkWriter(SqlServerDialect dialect, TargetTable table, boolean temporalsAsText) {
        this.table = table;
        this.target = dialect.qualified(table);
        this.temporalsAsText = temporalsAsText;
        List<Field> fields = new ArrayList<>(table.fields());
        fields.add(new Field(OLD_HASH, TargetTable.Kind.HASH, TargetTable.HASH_BYTES, 0, 0, true, false));
        this.stageFields = List.copyOf(fields);
        this.createStage = "CREATE TABLE " + STAGE + " ("
                + stageFields.stream()
                        .map(field -> dialect.quote(field.name()) + " " + stageType(field) + " NULL")
                        .collect(Collectors.joining(", "))
                + ")";
        this.update = "UPDATE t SET "
                + table.mutable().stream()
                        .map(field -> "t." + dialect.quote(field.name()) + " = s." + dialect.quote(field.name()))
                        .collect(Collectors.joining(", "))
                + " FROM " + target + " AS t JOIN " + STAGE + " AS s ON "
                + table.keys().stream()
                        .map(key ->
                                "t." + dialect.quote(key.name()) + " = s." + dialect.quote(key.name()) + collate(key))
                        .collect(Collectors.joining(" AND "))
                + " AND (t." + dialect.quote(TargetTable.ROW_HASH) + " = s." + dialect.quote(OLD_HASH) + " OR (t."
                + dialect.quote(TargetTable.ROW_HASH) + " IS NULL AND s." + dialect.quote(OLD_HASH) + " IS NULL))";
        this.bisection = new Bisection(dialect, table, stageFields, update, this::copy);
    }

    @Override
    public List<RefusedRow> insertAccepted(Connection tx, List<Object[]> rows) throws SQLException {
        return rows.isEmpty() ? List.of() : bisection.insert(tx, rows);
    }

    @Override
    public AcceptedUpdates updateAccepted(Connection tx, List<Object[]> rows, List<byte[]> oldHashes)
            throws SQLException {
        return rows.isEmpty()
                ? new AcceptedUpdates(0, List.of())
                : bisection.update(tx, rows, oldHashes, withHashes(rows, oldHashes));
    }

    /** tempdb may have another default collation than the database. */
    private static String stageType(Field field) {
        String type = SqlServerDialect.plainType(field);
        return field.kind() == TargetTable.Kind.TEXT ? type + " COLLATE DATABASE_DEFAULT" : type;
    }

    /** Two columns of different default collations do not compare otherwise (error 468). */
    private String collate(Field key) {
        return key.kind() == TargetTable.Kind.TEXT ? " COLLATE " + SqlServerDialect.collation(table) : "";
    }

    @Override
    public void insert(Connection tx, List<Object[]> rows) throws SQLException {
        if (!rows.isEmpty()) {
            copy(tx, target, table.fields(), rows);
        }
    }

    @Override
    public int update(Connection tx, List<Object[]> rows, List<byte[]> oldHashes) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        try (Statement statement = tx.createStatement()) {
            statement.execute(createStage);
            copy(tx, STAGE, stageFields, withHashes(rows, oldHashes));
            int hit = statement.executeUpdate(update);
            statement.execute("DROP TABLE " + STAGE);
            return hit;
        }
    }

    private static List<Object[]> withHashes(List<Object[]> rows, List<byte[]> oldHashes) {
        List<Object[]> staged = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Object[] row = Arrays.copyOf(rows.get(i), rows.get(i).length + 1);
            row[row.length - 1] = oldHashes.get(i);
            staged.add(row);
        }
        return staged;
    }

    private void copy(Connection tx, String destination, List<Field> fields, List<Object[]> rows) throws SQLException {
        if (!tx.isWrapperFor(ISQLServerConnection.class)) {
            throw new WarehouseException(
                    "bulk copy needs the SQL Server driver's own connection, but a wrapper of the data"
                            + " source hides it: let it implement unwrap");
        }
        try (SQLServerBulkCopy bulk = new SQLServerBulkCopy((Connection) tx.unwrap(ISQLServerConnection.class))) {
            bulk.setBulkCopyOptions(options(tx));
            bulk.setDestinationTableName(destination);
            for (int i = 0; i < fields.size(); i++) {
                bulk.addColumnMapping(i + 1, fields.get(i).name());
            }
            bulk.writeToServer(new BulkRows(fields, rows, temporalsAsText));
        }
    }

    /**
     * Constraints are checked and triggers fired, as an INSERT would: bulk copy skips both by default and leaves
     * constraints untrusted. Nulls stay null instead of becoming the column's default. No table lock: readers go on. One
     * batch, inside our transaction. The timeout is the socket's, 0 where that has none.
     */
    private static SQLServerBulkCopyOptions options(Connection tx) throws SQLException {
        SQLServerBulkCopyOptions options = new SQLServerBulkCopyOptions();
        options.setCheckConstraints(true);
        options.setFireTriggers(true);
        options.setKeepNulls(true);
        options.setKeepIdentity(false);
        options.setTableLock(false);
        options.setUseInternalTransaction(false);
        options.setBatchSize(0);
        options.setBulkCopyTimeout(tx.getNetworkTimeout() / 1000);
        return options;
    }
}
