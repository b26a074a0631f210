package dev.etlpipeline.core.step;

import dev.etlpipeline.core.definition.RuleSpec;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.RowRule;
import dev.etlpipeline.core.row.Violation;
import java.util.ArrayList;
import java.util.List;

/** Rules behind one another that look at one column's value only, or a single rule of another kind. */
final class RuleGroup {

    private final List<RuleSpec> specs = new ArrayList<>();
    private final List<RowRule> rules = new ArrayList<>();
    /** Of the column whose value all the rules are about; -1 where the rule wants the row. */
    private int position = -1;

    boolean takes(RowRule rule) {
        return rules.isEmpty() || (position >= 0 && rule instanceof ValueRule value && value.position() == position);
    }

    void add(RuleSpec spec, RowRule rule) {
        specs.add(spec);
        rules.add(rule);
        position = rule instanceof ValueRule value ? value.position() : -1;
    }

    void check(Row row, Violations violations) {
        if (position < 0) {
            checkRow(row, violations);
            return;
        }
        Object value = row.get(position);
        if (value != null) {
            checkValue(row, value, violations);
        }
    }

    private void checkRow(Row row, Violations violations) {
        for (int i = 0; i < rules.size(); i++) {
            if (isWanted(i, violations)) {
                try {
                    rules.get(i).check(row).ifPresent(violations::add);
                } catch (RuntimeException e) {
                    throw failure(i, row, e);
                }
            }
        }
    }

    private void checkValue(Row row, Object value, Violations violations) {
        for (int i = 0; i < rules.size(); i++) {
            if (isWanted(i, violations)) {
                try {
                    Violation violation = ((ValueRule) rules.get(i)).check(value);
                    if (violation != null) {
                        violations.add(violation);
                    }
                } catch (RuntimeException e) {
                    throw failure(i, row, e);
                }
            }
        }
    }

    private boolean isWanted(int rule, Violations violations) {
        return violations.none()
                || !violations.columns().contains(specs.get(rule).column());
    }

    private StepFailure failure(int rule, Row row, RuntimeException cause) {
        return StepFailure.of("rule " + specs.get(rule).name(), row, cause);
    }
}
