package dev.etlpipeline.core.step;

import dev.etlpipeline.core.definition.StepSpec;
import dev.etlpipeline.core.row.RowStep;
import dev.etlpipeline.core.row.Schema;

/** {@code title-case}: names of people as {@link NameCase} writes them. */
final class TitleCaseStep {

    private TitleCaseStep() {}

    static RowStep create(StepSpec spec, Schema schema) {
        spec.options().allowOnly();
        return new ColumnwiseStep(schema, Declaration.textColumns(spec, schema), NameCase::of);
    }
}
