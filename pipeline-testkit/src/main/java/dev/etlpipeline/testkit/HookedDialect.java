package dev.etlpipeline.testkit;

import dev.etlpipeline.core.warehouse.ChunkWriter;
import dev.etlpipeline.core.warehouse.Dialect;
import dev.etlpipeline.core.warehouse.DoomedTransactionException;
import dev.etlpipeline.core.warehouse.RefusedRow;
import dev.etlpipeline.core.warehouse.TargetTable;
import dev.etlpipeline.core.warehouse.TargetTable.Field;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real dialect that does something between the look-up of a chunk and its first write. */
record HookedDialect(Dialect real, Hook hook, boolean dooms) implements Dialect {

    HookedDialect(Dialect real, Hook hook) {
        this(real, hook, false);
    }

    /** One on which a refusal ends the transaction that looks for the refused rows. */
    static HookedDialect dooming(Dialect real) {
        return new HookedDialect(real, () -> {}, true);
    }

    /** What is done in between. */
    interface Hook {
        void run() throws SQLException, IOException;
    }

    @Override
    public int chunkRows() {
        return real.chunkRows();
    }

    @Override
    public String name() {
        return real.name();
    }

    @Override
    public String quote(String identifier) {
        return real.quote(identifier);
    }

    @Override
    public String catalogueName(String schema) {
        return real.catalogueName(schema);
    }

    @Override
    public String type(TargetTable table, Field field) {
        return real.type(table, field);
    }

    @Override
    public String createSchema(String schema) {
        return real.createSchema(schema);
    }

    @Override
    public String keyJoin(TargetTable table, List<String> columns) {
        return real.keyJoin(table, columns);
    }

    @Override
    public void bindKeys(Connection connection, PreparedStatement statement, TargetTable table, List<Object[]> keys)
            throws SQLException {
        real.bindKeys(connection, statement, table, keys);
    }

    @Override
    public ChunkWriter writer(TargetTable table) {
        ChunkWriter writer = real.writer(table);
        return new ChunkWriter() {
            @Override
            public void insert(Connection tx, List<Object[]> rows) throws SQLException {
                try {
                    hook.run();
                } catch (IOException e) {
                    throw new SQLException(e);
                }
                writer.insert(tx, rows);
            }

            @Override
            public int update(Connection tx, List<Object[]> rows, List<byte[]> oldHashes) throws SQLException {
                return writer.update(tx, rows, oldHashes);
            }

            @Override
            public List<RefusedRow> insertAccepted(Connection tx, List<Object[]> rows) throws SQLException {
                if (dooms) {
                    try {
                        writer.insert(tx, rows);
                        return List.of();
                    } catch (SQLException e) {
                        throw new DoomedTransactionException(e);
                    }
                }
                return writer.insertAccepted(tx, rows);
            }

            @Override
            public AcceptedUpdates updateAccepted(Connection tx, List<Object[]> rows, List<byte[]> oldHashes)
                    throws SQLException {
                return writer.updateAccepted(tx, rows, oldHashes);
            }
        };
    }

    @Override
    public boolean isDuplicateKey(SQLException error) {
        return real.isDuplicateKey(error);
    }

    @Override
    public boolean isRowRefusal(SQLException error) {
        return real.isRowRefusal(error);
    }

    @Override
    public Optional<String> wrongType(Field field, String name, String type, int timeScale) {
        return real.wrongType(field, name, type, timeScale);
    }

    @Override
    public Map<String, List<String>> uniqueIndexes(Connection connection, TargetTable table) throws SQLException {
        return real.uniqueIndexes(connection, table);
    }

    @Override
    public List<String> problems(Connection connection, TargetTable table) throws SQLException {
        return real.problems(connection, table);
    }
}
