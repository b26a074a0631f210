package dev.etlpipeline.core.step;

import dev.etlpipeline.core.definition.Derivation;
import dev.etlpipeline.core.definition.StepSpec;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Column.Role;
import dev.etlpipeline.core.row.ColumnType;
import dev.etlpipeline.core.row.RowStep;
import dev.etlpipeline.core.row.Schema;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@code trim}: takes white space off both ends; what is blank becomes null. Without columns it is about all text
 * columns of the file. White space inside stays, it may mean something.
 */
final class TrimStep {

    private TrimStep() {}

    static RowStep create(StepSpec spec, Schema schema) {
        spec.options().allowOnly();
        return new ColumnwiseStep(schema, positions(spec, schema), text -> {
            String stripped = Blanks.strip(text);
            return stripped.isEmpty() ? null : stripped;
        });
    }

    static List<Derivation> derivations(StepSpec spec, Schema schema) {
        return IntStream.of(positions(spec, schema))
                .mapToObj(position -> schema.column(position).name())
                .map(column -> Derivation.fromValues(column, List.of(column)))
                .toList();
    }

    private static int[] positions(StepSpec spec, Schema schema) {
        return spec.columns().isEmpty() ? allTexts(schema) : Declaration.textColumns(spec, schema);
    }

    private static int[] allTexts(Schema schema) {
        return IntStream.range(0, schema.size())
                .filter(position -> {
                    Column column = schema.column(position);
                    return column.type() == ColumnType.TEXT && column.role() == Role.SOURCE;
                })
                .toArray();
    }
}
