package dev.etlpipeline.core.step;

import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.RowRejected;
import dev.etlpipeline.core.row.RowStep;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.core.row.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A step that does the same to each of its columns, so that a bad value in one does not keep it from the others. */
final class ColumnwiseStep implements RowStep {

    /** What it does to one value. Pure and thread-safe. */
    @FunctionalInterface
    interface Change {

        /** @throws Misfit where it cannot work on the value */
        @Nullable
        String apply(String value) throws Misfit;
    }

    /** A value that cannot be worked on; the step adds the column. No stack trace. */
    static final class Misfit extends Exception {

        private static final long serialVersionUID = 1L;

        private final String rule;

        /** @param reason what was expected, never the value */
        Misfit(String rule, String reason) {
            super(reason, null, false, false);
            this.rule = rule;
        }
    }

    private final Schema schema;
    private final int[] positions;
    private final Change change;

    ColumnwiseStep(Schema schema, int[] positions, Change change) {
        this.schema = schema;
        this.positions = positions;
        this.change = change;
    }

    @Override
    public Row apply(Row row) throws RowRejected {
        return apply(row, Set.of());
    }

    /** Leaves some columns out. The other columns' changes are lost only where one of them is a misfit. */
    Row apply(Row row, Set<String> except) throws RowRejected {
        @Nullable Object[] values = null;
        List<Violation> violations = List.of();
        for (int position : positions) {
            String text = values == null ? row.text(position) : (String) values[position];
            if (text == null || (!except.isEmpty() && except.contains(name(position)))) {
                continue;
            }
            try {
                String changed = change.apply(text);
                if (!text.equals(changed)) {
                    values = values == null ? row.values() : values;
                    values[position] = changed;
                }
            } catch (Misfit e) {
                violations = violations.isEmpty() ? new ArrayList<>() : violations;
                violations.add(new Violation(e.rule, name(position), String.valueOf(e.getMessage())));
            }
        }
        if (!violations.isEmpty()) {
            throw new RowRejected(violations);
        }
        return values == null ? row : Row.of(row.schema(), row.origin(), values);
    }

    private String name(int position) {
        return schema.column(position).name();
    }
}
