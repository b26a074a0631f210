package dev.etlpipeline.core.step;

import dev.etlpipeline.core.definition.StepSpec;
import dev.etlpipeline.core.row.RowStep;
import dev.etlpipeline.core.row.Schema;

/** {@code copy}: fills the column {@code into} with the value of its column, which has the same type. */
final class CopyStep {

    private CopyStep() {}

    static RowStep create(StepSpec spec, Schema schema) {
        spec.options().allowOnly(StepSpec.INTO);
        int from = Declaration.oneColumn(spec, schema);
        int into = Declaration.into(spec, schema, schema.column(from).type());
        return row -> row.with(into, row.get(from));
    }
}
