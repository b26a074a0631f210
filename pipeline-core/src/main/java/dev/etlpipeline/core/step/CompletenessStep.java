package dev.etlpipeline.core.step;

import dev.etlpipeline.core.definition.Derivation;
import dev.etlpipeline.core.definition.StepSpec;
import dev.etlpipeline.core.row.Column.Role;
import dev.etlpipeline.core.row.ColumnType;
import dev.etlpipeline.core.row.RowStep;
import dev.etlpipeline.core.row.Schema;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@code completeness}: fills the integer column {@code into} with the share of columns that have a value, in per cent,
 * rounded down, so that 100 means all. Without columns it is about all columns of the file. Declare it before steps that
 * fill gaps.
 */
final class CompletenessStep {

    private CompletenessStep() {}

    static RowStep create(StepSpec spec, Schema schema) {
        spec.options().allowOnly(StepSpec.INTO);
        int into = Declaration.into(spec, schema, ColumnType.INTEGER);
        int[] counted = counted(spec, schema);
        return row -> {
            long filled = 0;
            for (int position : counted) {
                if (row.get(position) != null) {
                    filled++;
                }
            }
            return row.with(into, 100 * filled / counted.length);
        };
    }

    static List<Derivation> derivations(StepSpec spec, Schema schema) {
        List<String> counted = IntStream.of(counted(spec, schema))
                .mapToObj(position -> schema.column(position).name())
                .toList();
        return spec.fills().stream()
                .map(column -> Derivation.fromConditions(column, counted))
                .toList();
    }

    private static int[] counted(StepSpec spec, Schema schema) {
        return spec.columns().isEmpty()
                ? IntStream.range(0, schema.size())
                        .filter(position -> schema.column(position).role() == Role.SOURCE)
                        .toArray()
                : spec.columns().stream().mapToInt(schema::indexOf).toArray();
    }
}
