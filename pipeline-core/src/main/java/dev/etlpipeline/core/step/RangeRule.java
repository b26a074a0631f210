package dev.etlpipeline.core.step;

import dev.etlpipeline.core.definition.Options;
import dev.etlpipeline.core.definition.RuleSpec;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.ColumnType;
import dev.etlpipeline.core.row.RowRule;
import dev.etlpipeline.core.row.Schema;
import org.jspecify.annotations.Nullable;

/**
 * {@code range}: numbers, dates and timestamps from {@code min} to {@code max}, both included; one of them may be left
 * out. Bounds are declared, not "today": a rule has no clock, so that the same row is good or bad whenever it is loaded.
 */
final class RangeRule {

    private RangeRule() {}

    static RowRule create(RuleSpec spec, Schema schema) {
        spec.options().allowOnly("min", "max");
        Column column = Declaration.column(
                spec, schema, ColumnType.INTEGER, ColumnType.DECIMAL, ColumnType.DATE, ColumnType.TIMESTAMP);
        Comparable<Object> min = bound(spec.options(), column, "min");
        Comparable<Object> max = bound(spec.options(), column, "max");
        if (min == null && max == null) {
            throw new IllegalArgumentException("needs min or max");
        }
        if (min != null && max != null && min.compareTo(max) > 0) {
            throw new IllegalArgumentException("min is greater than max");
        }
        String reason = "must be" + (min == null ? "" : " at least " + min) + (min == null || max == null ? "" : " and")
                + (max == null ? "" : " at most " + max);
        return new ValueRule("range", spec.column(), schema.indexOf(spec.column()), value -> {
            boolean inside = (min == null || min.compareTo(value) <= 0) && (max == null || max.compareTo(value) >= 0);
            return inside ? null : reason;
        });
    }

    @SuppressWarnings("unchecked") // the column's values all have the Java type of its bounds
    private static @Nullable Comparable<Object> bound(Options options, Column column, String name) {
        String text = options.text(name);
        return text == null ? null : (Comparable<Object>) Form.option(column, name, text);
    }
}
