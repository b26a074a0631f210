package dev.etlpipeline.core.step;

import dev.etlpipeline.core.definition.Catalogue;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.definition.RuleFactory;
import dev.etlpipeline.core.definition.RuleSpec;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.RowRule;
import dev.etlpipeline.core.row.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Rules that reject, run on one row in their order: all of them, except on columns that already have a violation. Rules about one
 * value that stand behind one another, as those that a column's declaration implies do, look at it once. Pure and
 * thread-safe.
 */
final class RuleRunner {

    private final List<RuleGroup> groups = new ArrayList<>();

    RuleRunner(PipelineDefinition definition, Catalogue catalogue, Predicate<RuleSpec> which) {
        Schema schema = definition.schema();
        RuleGroup last = null;
        for (RuleSpec spec : definition.rules()) {
            if (spec.severity() == RuleSpec.Severity.REJECT && which.test(spec)) {
                RuleFactory factory = catalogue.rules().get(spec.name());
                if (factory == null) {
                    throw new IllegalArgumentException("rule " + spec.name() + " is not registered");
                }
                RowRule rule = factory.create(spec, schema);
                if (last == null || !last.takes(rule)) {
                    last = new RuleGroup();
                    groups.add(last);
                }
                last.add(spec, rule);
            }
        }
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    void check(Row row, Violations violations) {
        for (RuleGroup group : groups) {
            group.check(row, violations);
        }
    }
}
