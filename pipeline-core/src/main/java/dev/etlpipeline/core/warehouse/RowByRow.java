package dev.etlpipeline.core.warehouse;

import java.sql.BatchUpdateException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Batches that go on past the rows that the database refuses. Drivers do not always keep an error for each of those: then
 * they are done once more one by one, as far as that is cheap. Used once, by one thread.
 */
final class RowByRow {

    /** Rows sent at once. */
    private static final int BATCH = 500;

    /** Refused rows that are asked for words of their own; the others of a batch get those of its first. */
    private static final int ASKED_AGAIN = 50;

    private final Dialect dialect;
    private final PreparedStatement statement;
    private final Binding binding;
    private final List<RefusedRow> refused = new ArrayList<>();
    private int hit;
    private int askedAgain;

    /** Binds a row's parameters. */
    interface Binding {
        void bind(int place) throws SQLException;
    }

    RowByRow(Dialect dialect, PreparedStatement statement, Binding binding) {
        this.dialect = dialect;
        this.statement = statement;
        this.binding = binding;
    }

    /** @throws SQLException for what is no refusal of a row */
    void write(int from, int to) throws SQLException {
        for (int first = from; first < to; first += BATCH) {
            int end = Math.min(first + BATCH, to);
            for (int place = first; place < end; place++) {
                binding.bind(place);
                statement.addBatch();
            }
            execute(first);
        }
    }

    List<RefusedRow> refused() {
        return refused;
    }

    /** Rows that statements hit. */
    int hit() {
        return hit;
    }

    private void execute(int first) throws SQLException {
        try {
            count(statement.executeBatch());
        } catch (BatchUpdateException e) {
            List<SQLException> errors = new ArrayList<>();
            for (SQLException error = e.getNextException(); error != null; error = error.getNextException()) {
                errors.add(error);
            }
            refuse(first, e, errors);
        }
    }

    private void count(int[] counts) {
        for (int one : counts) {
            hit += Math.max(one, 0);
        }
    }

    private void refuse(int first, BatchUpdateException batch, List<SQLException> errors) throws SQLException {
        int[] counts = batch.getUpdateCounts();
        List<Integer> failed = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == Statement.EXECUTE_FAILED) {
                failed.add(first + i);
            }
        }
        SQLException any = errors.isEmpty() ? batch : errors.get(0);
        for (SQLException error : errors.isEmpty() ? List.<SQLException>of(batch) : errors) {
            if (!dialect.isRowRefusal(error)) {
                throw error;
            }
        }
        if (failed.isEmpty()) {
            throw any;
        }
        count(counts);
        for (int i = 0; i < failed.size(); i++) {
            if (errors.size() == failed.size()) {
                refused.add(new RefusedRow(failed.get(i), errors.get(i)));
            } else {
                alone(failed.get(i), any);
            }
        }
    }

    private void alone(int place, SQLException otherwise) throws SQLException {
        if (++askedAgain > ASKED_AGAIN) {
            refused.add(new RefusedRow(place, otherwise));
            return;
        }
        binding.bind(place);
        try {
            hit += statement.executeUpdate();
        } catch (SQLException e) {
            if (!dialect.isRowRefusal(e)) {
                throw e;
            }
            refused.add(new RefusedRow(place, e));
        }
    }
}
