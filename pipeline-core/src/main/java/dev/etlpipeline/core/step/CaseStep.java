package dev.etlpipeline.core.step;

import dev.etlpipeline.core.definition.StepSpec;
import dev.etlpipeline.core.row.RowStep;
import dev.etlpipeline.core.row.Schema;
import java.util.Locale;

/** {@code lower-case} and {@code upper-case}, by Unicode's rules for no language in particular. */
final class CaseStep {

    private CaseStep() {}

    static RowStep lower(StepSpec spec, Schema schema) {
        spec.options().allowOnly();
        return new ColumnwiseStep(schema, Declaration.textColumns(spec, schema), text -> text.toLowerCase(Locale.ROOT));
    }

    static RowStep upper(StepSpec spec, Schema schema) {
        spec.options().allowOnly();
        return new ColumnwiseStep(schema, Declaration.textColumns(spec, schema), text -> text.toUpperCase(Locale.ROOT));
    }
}
