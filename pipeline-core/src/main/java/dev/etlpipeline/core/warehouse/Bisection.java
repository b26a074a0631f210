package dev.etlpipeline.core.warehouse;

import dev.etlpipeline.core.warehouse.ChunkWriter.AcceptedUpdates;
import dev.etlpipeline.core.warehouse.TargetTable.Field;
import dev.etlpipeline.core.warehouse.TargetTable.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds on SQL Server which rows of a chunk it refuses. The rows are copied once, in bulk, into a session table without
 * constraints; from there they go into the target in halves of halves, each under a savepoint, until the refused ones stand
 * alone. Where many are refused, a batch of single statements takes over. From the client each half would be a bulk copy of
 * its own, which measured twice as slow.
 */
final class Bisection {

    /** Refused rows beyond which single statements are cheaper than halving. */
    private static final int FEW = 10;

    private static final String ORDINAL = "etl_ord";
    private static final String USABLE = "SELECT @@TRANCOUNT, XACT_STATE()";

    private final Dialect dialect;
    private final BatchWriter singly;
    private final Copy copy;
    private final int width;
    private final List<Field> stageFields;
    private final String createStage;
    private final String insert;
    private final String update;

    /** A bulk copy into a table. */
    interface Copy {
        void copy(Connection tx, String destination, List<Field> fields, List<Object[]> rows) throws SQLException;
    }

    /** The statement for a part of the rows, and what goes on where halving ends. */
    private record Writing(String sql, TakeOver takeOver) {}

    /** Writes rows one by one. */
    private interface TakeOver {
        AcceptedUpdates write(int from, int to) throws SQLException;
    }

    private record Part(int from, int to) {}

    /**
     * @param changedFields the target's, and the old hash behind them
     * @param update        of the target t from {@link BulkWriter#STAGE} as s, to be gone on with
     */
    Bisection(Dialect dialect, TargetTable table, List<Field> changedFields, String update, Copy copy) {
        this.dialect = dialect;
        this.singly = new BatchWriter(dialect, table);
        this.copy = copy;
        this.width = table.fields().size();
        List<Field> fields = new ArrayList<>(changedFields);
        fields.add(new Field(ORDINAL, Kind.INTEGER, 0, 0, 0, true, false));
        this.stageFields = List.copyOf(fields);
        this.createStage = "CREATE TABLE " + BulkWriter.STAGE + " ("
                + stageFields.stream().map(this::column).collect(Collectors.joining(", ")) + ")";
        String between = " s." + ORDINAL + " BETWEEN ? AND ?";
        List<String> names = table.fields().stream().map(Field::name).toList();
        this.insert = "INSERT INTO " + dialect.qualified(table) + " (" + dialect.list(names, "") + ") SELECT "
                + dialect.list(names, "s.") + " FROM " + BulkWriter.STAGE + " AS s WHERE" + between;
        this.update = update + " AND" + between;
    }

    /** Wide enough for everything, so that it is the target that refuses. */
    private String column(Field field) {
        String type = field.kind() == Kind.TEXT
                ? "NVARCHAR(MAX) COLLATE DATABASE_DEFAULT"
                : SqlServerDialect.plainType(field);
        return dialect.quote(field.name()) + " " + type + " NULL";
    }

    List<RefusedRow> insert(Connection tx, List<Object[]> rows) throws SQLException {
        Writing writing =
                new Writing(insert, (from, to) -> new AcceptedUpdates(0, singly.insertAccepted(tx, rows, from, to)));
        return staged(tx, rows, writing).refused();
    }

    /** @param staged the rows with their old hashes behind them */
    AcceptedUpdates update(Connection tx, List<Object[]> rows, List<byte[]> oldHashes, List<Object[]> staged)
            throws SQLException {
        Writing writing = new Writing(update, (from, to) -> singly.updateAccepted(tx, rows, oldHashes, from, to));
        return staged(tx, staged, writing);
    }

    private AcceptedUpdates staged(Connection tx, List<Object[]> rows, Writing writing) throws SQLException {
        try (Statement statement = tx.createStatement()) {
            // A trigger's or a session's ON would end the transaction with the first refusal.
            statement.execute("SET XACT_ABORT OFF");
            statement.execute(createStage);
            copy.copy(tx, BulkWriter.STAGE, stageFields, numbered(rows));
            AcceptedUpdates written = halved(tx, rows.size(), writing);
            statement.execute("DROP TABLE " + BulkWriter.STAGE);
            return written;
        }
    }

    private List<Object[]> numbered(List<Object[]> rows) {
        List<Object[]> numbered = new ArrayList<>(rows.size());
        for (int place = 0; place < rows.size(); place++) {
            Object[] row = new Object[stageFields.size()];
            System.arraycopy(rows.get(place), 0, row, 0, Math.min(rows.get(place).length, width + 1));
            row[row.length - 1] = (long) place;
            numbered.add(row);
        }
        return numbered;
    }

    private AcceptedUpdates halved(Connection tx, int size, Writing writing) throws SQLException {
        List<RefusedRow> refused = new ArrayList<>();
        int hit = 0;
        Deque<Part> parts = new ArrayDeque<>(List.of(new Part(0, size)));
        while (!parts.isEmpty()) {
            Part part = parts.pop();
            if (refused.size() > FEW) {
                AcceptedUpdates rest = writing.takeOver().write(part.from(), part.to());
                hit += rest.hit();
                refused.addAll(rest.refused());
                continue;
            }
            Savepoint before = tx.setSavepoint();
            try {
                hit += write(tx, writing.sql(), part);
            } catch (SQLException e) {
                back(tx, before, e);
                if (part.to() - part.from() == 1) {
                    refused.add(new RefusedRow(part.from(), e));
                } else {
                    int middle = (part.from() + part.to()) >>> 1;
                    parts.push(new Part(middle, part.to()));
                    parts.push(new Part(part.from(), middle));
                }
            }
        }
        refused.sort(Comparator.comparingInt(RefusedRow::place));
        return new AcceptedUpdates(hit, refused);
    }

    private static int write(Connection tx, String sql, Part part) throws SQLException {
        try (PreparedStatement statement = tx.prepareStatement(sql)) {
            statement.setLong(1, part.from());
            statement.setLong(2, part.to() - 1L);
            return statement.executeUpdate();
        }
    }

    /** Some refusals end the transaction, whatever was asked for: conversions, triggers that roll back. */
    private void back(Connection tx, Savepoint before, SQLException error) throws SQLException {
        if (!dialect.isRowRefusal(error)) {
            throw error;
        }
        try (Statement statement = tx.createStatement();
                ResultSet row = statement.executeQuery(USABLE)) {
            if (!row.next() || row.getInt(1) != 1 || row.getInt(2) != 1) {
                throw new DoomedTransactionException(error);
            }
        }
        tx.rollback(before);
    }
}
