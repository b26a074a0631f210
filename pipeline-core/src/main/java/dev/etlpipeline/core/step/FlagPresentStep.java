package dev.etlpipeline.core.step;

import dev.etlpipeline.core.definition.Derivation;
import dev.etlpipeline.core.definition.StepSpec;
import dev.etlpipeline.core.row.ColumnType;
import dev.etlpipeline.core.row.RowStep;
import dev.etlpipeline.core.row.Schema;
import java.util.List;

/** {@code flag-present}: fills the boolean column {@code into} with whether its column has a value. */
final class FlagPresentStep {

    private FlagPresentStep() {}

    static RowStep create(StepSpec spec, Schema schema) {
        spec.options().allowOnly(StepSpec.INTO);
        int from = Declaration.oneColumn(spec, schema);
        int into = Declaration.into(spec, schema, ColumnType.BOOLEAN);
        return row -> row.with(into, row.get(from) != null);
    }

    static List<Derivation> derivations(StepSpec spec, Schema schema) {
        return spec.fills().stream()
                .map(column -> Derivation.fromConditions(column, spec.columns()))
                .toList();
    }
}
