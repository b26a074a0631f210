package dev.etlpipeline.core.step;

import dev.etlpipeline.core.definition.Catalogue;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.definition.StepFactory;
import dev.etlpipeline.core.definition.StepSpec;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.RowRejected;
import dev.etlpipeline.core.row.RowStep;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The steps before or after the enrichment, run on one row. Pure and thread-safe. */
final class StepRunner {

    private record Named(StepSpec spec, RowStep step) {}

    private final List<Named> steps = new ArrayList<>();

    StepRunner(PipelineDefinition definition, Catalogue catalogue, boolean afterEnrichment) {
        for (StepSpec spec : definition.steps()) {
            if (spec.afterEnrichment() == afterEnrichment) {
                StepFactory factory = catalogue.steps().get(spec.name());
                if (factory == null) {
                    throw new IllegalArgumentException("step " + spec.name() + " is not registered");
                }
                steps.add(new Named(spec, factory.create(spec, definition.schema())));
            }
        }
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    /** The row as far as the steps could take it; a step that refuses it leaves it as it was. */
    Row apply(Row row, Violations violations) {
        Row current = row;
        for (Named named : steps) {
            try {
                current = violations.none()
                        ? named.step().apply(current)
                        : applyToGoodColumns(named, current, violations);
            } catch (RowRejected e) {
                violations.addAll(e.violations());
            } catch (RuntimeException e) {
                throw StepFailure.of("step " + named.spec().name(), row, e);
            }
        }
        return current;
    }

    private static Row applyToGoodColumns(Named named, Row row, Violations violations) throws RowRejected {
        if (named.step() instanceof ColumnwiseStep columnwise) {
            return columnwise.apply(row, violations.columns());
        }
        boolean touchesBad = !Collections.disjoint(named.spec().columns(), violations.columns())
                || !Collections.disjoint(named.spec().fills(), violations.columns());
        return touchesBad ? row : named.step().apply(row);
    }
}
