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
    private final @Nullable Class<?> goodType;
    private final int goodLength;

    ValueRule(String name, String column, int position, Check check) {
        this(name, column, position, check, null, -1);
    }

    private ValueRule(
            String name, String column, int position, Check check, @Nullable Class<?> goodType, int goodLength) {
        this.name = name;
        this.column = column;
        this.position = position;
        this.check = check;
        this.goodType = goodType;
        this.goodLength = goodLength;
    }

    /** The same rule, not asked about values of exactly this type, all of which are good: most rules find nothing. */
    ValueRule unless(Class<?> type) {
        return new ValueRule(name, column, position, check, type, goodLength);
    }

    /** The same rule, not asked about texts of at most so many characters, all of which are good. */
    ValueRule unlessLonger(int length) {
        return new ValueRule(name, column, position, check, goodType, length);
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
        if (value.getClass() == goodType || (value instanceof String text && text.length() <= goodLength)) {
            return null;
        }
        String reason = check.reason(value);
        return reason == null ? null : new Violation(name, column, reason);
    }
}
