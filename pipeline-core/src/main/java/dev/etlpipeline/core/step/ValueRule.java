package dev.etlpipeline.core.step;

import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.RowRule;
import dev.etlpipeline.core.row.Violation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rule about the form of one column's value; null passes. */
final class ValueRule implements RowRule {

    /** Pure and thread-safe. */
    @FunctionalInterface
    interface Check {

        /** What was expected, where the value does not meet it; otherwise null. */
        @Nullable
        String reason(Object value);
    }

    private final String name;
    private final String column;
    private final int position;
    private final Check check;

    ValueRule(String name, String column, int position, Check check) {
        this.name = name;
        this.column = column;
        this.position = position;
        this.check = check;
    }

    @Override
    public Optional<Violation> check(Row row) {
        Object value = row.get(position);
        return value == null ? Optional.empty() : Optional.ofNullable(check(value));
    }

    int position() {
        return position;
    }

    /** The violation, or null where the value is good. */
    @Nullable
    Violation check(Object value) {
        String reason = check.reason(value);
        return reason == null ? null : new Violation(name, column, reason);
    }
}
