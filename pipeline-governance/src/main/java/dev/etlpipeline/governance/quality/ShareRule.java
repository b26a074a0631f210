package dev.etlpipeline.governance.quality;

import dev.etlpipeline.core.definition.RuleSpec;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.RowRule;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.core.row.Violation;
import dev.etlpipeline.governance.quality.Expression.Answer;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code share}: at least so many per cent of the file's rows have a value in the column, or fulfil what {@code of} says. It is
 * about the file, so that it cannot reject a row.
 */
final class ShareRule implements RowRule {

    static final String NAME = "share";

    private final int position;
    private final @Nullable Expression of;
    private final Optional<Violation> violation;

    private ShareRule(int position, @Nullable Expression of, String column) {
        this.position = position;
        this.of = of;
        this.violation = Optional.of(new Violation(NAME, column, "must have a value in more of the rows"));
    }

    static RowRule create(RuleSpec spec, Schema schema) {
        spec.options().allowOnly("at-least", "of");
        if (spec.severity() == RuleSpec.Severity.REJECT) {
            throw new IllegalArgumentException(
                    "looks at the whole file, so it cannot reject a row: add severity: warn (or score)");
        }
        atLeast(spec);
        String of = spec.options().text("of");
        return new ShareRule(
                schema.indexOf(spec.column()), of == null ? null : Expression.compile("of", of, schema), spec.column());
    }

    /** As a share of 1. */
    static double atLeast(RuleSpec spec) {
        BigDecimal percent = spec.options().number("at-least");
        if (percent == null) {
            throw new IllegalArgumentException("needs at-least: PERCENT, such as at-least: 95");
        }
        if (percent.signum() <= 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException(
                    "option at-least must be above 0 and at most 100, but is '" + percent + "'");
        }
        return percent.doubleValue() / 100;
    }

    /** Of a row that does not add to the share. */
    @Override
    public Optional<Violation> check(Row row) {
        if (of != null) {
            return of.of(row) == Answer.YES ? Optional.empty() : violation;
        }
        Object value = row.get(position);
        boolean missing = value == null || (value instanceof String text && text.isBlank());
        return missing ? violation : Optional.empty();
    }

    /** What it looks at beside its column. */
    Set<String> columns() {
        return of == null ? Set.of() : of.columns();
    }
}
