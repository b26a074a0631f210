package dev.etlpipeline.governance.quality;

import dev.etlpipeline.core.definition.RuleSpec;
import dev.etlpipeline.core.row.Column.Role;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.RowRule;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.core.row.Violation;
import dev.etlpipeline.governance.quality.Expression.Answer;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code expression}: what {@code holds} says is so, in rows of which {@code when} is so. A row is not asked where a column
 * that is named has no value, unless the expression itself speaks of {@code null}. Pure and thread-safe.
 */
final class ExpressionRule implements RowRule {

    static final String NAME = "expression";

    private final Expression holds;
    private final @Nullable Expression when;
    private final Optional<Violation> violation;

    private ExpressionRule(Expression holds, @Nullable Expression when, Violation violation) {
        this.holds = holds;
        this.when = when;
        this.violation = Optional.of(violation);
    }

    static RowRule create(RuleSpec spec, Schema schema) {
        spec.options().allowOnly("holds", "when", "says");
        String text = spec.options().text("holds");
        if (text == null) {
            throw new IllegalArgumentException("needs holds: 'EXPRESSION', such as holds: 'start_date <= end_date'");
        }
        String condition = spec.options().text("when");
        String says = spec.options().text("says", "that " + text + " holds");
        ExpressionRule rule = new ExpressionRule(
                Expression.compile("holds", text, schema),
                condition == null ? null : Expression.compile("when", condition, schema),
                new Violation(NAME, spec.column(), "must be so: " + says));
        if (spec.severity() == RuleSpec.Severity.REJECT) {
            rule.refuseEnriched(spec, schema);
        }
        return rule;
    }

    /** Of a declaration that {@link #create} takes. */
    static Set<String> reads(RuleSpec spec, Schema schema) {
        return ((ExpressionRule) create(spec, schema)).columns();
    }

    /** A rule about a column that is not enriched is asked before the enrichment. */
    private void refuseEnriched(RuleSpec spec, Schema schema) {
        if (isEnriched(schema, spec.column())) {
            return;
        }
        for (String column : columns()) {
            if (isEnriched(schema, column)) {
                throw new IllegalArgumentException("reads " + column + ", which the enrichment fills; give column: "
                        + column + ", and the rule is asked after it");
            }
        }
    }

    static boolean isEnriched(Schema schema, String column) {
        Role role = schema.column(schema.indexOf(column)).role();
        return role == Role.ENRICHED || role == Role.PROVENANCE;
    }

    /** All that it looks at. */
    Set<String> columns() {
        Set<String> columns = new TreeSet<>(holds.columns());
        if (when != null) {
            columns.addAll(when.columns());
        }
        return columns;
    }

    @Override
    public Optional<Violation> check(Row row) {
        if (when != null && when.of(row) != Answer.YES) {
            return Optional.empty();
        }
        return holds.of(row) == Answer.NO ? violation : Optional.empty();
    }
}
