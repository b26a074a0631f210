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

/** Rules, run on one row: all of them, except on columns that already have a violation. Pure and thread-safe. */
final class RuleRunner {

    private record Named(RuleSpec spec, RowRule rule) {}

    private final List<Named> rules = new ArrayList<>();

    RuleRunner(PipelineDefinition definition, Catalogue catalogue, Predicate<RuleSpec> which) {
        Schema schema = definition.schema();
        for (RuleSpec spec : definition.rules()) {
            if (which.test(spec)) {
                RuleFactory factory = catalogue.rules().get(spec.name());
                if (factory == null) {
                    throw new IllegalArgumentException("rule " + spec.name() + " is not registered");
                }
                rules.add(new Named(spec, factory.create(spec, schema)));
            }
        }
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    void check(Row row, Violations violations) {
        for (Named named : rules) {
            if (violations.none() || !violations.columns().contains(named.spec().column())) {
                try {
                    named.rule().check(row).ifPresent(violations::add);
                } catch (RuntimeException e) {
                    throw StepFailure.of("rule " + named.spec().name(), row, e);
                }
            }
        }
    }
}
