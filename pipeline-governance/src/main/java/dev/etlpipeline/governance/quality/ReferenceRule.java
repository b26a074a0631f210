package dev.etlpipeline.governance.quality;

import dev.etlpipeline.core.definition.RuleFactory;
import dev.etlpipeline.core.definition.RuleSpec;
import dev.etlpipeline.core.row.ColumnType;
import dev.etlpipeline.core.row.RowRule;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.core.row.Violation;
import java.util.Optional;
import java.util.Set;

/** {@code in-reference}: the value stands in a file of values. Pure and thread-safe: the file is read once, before any row. */
final class ReferenceRule {

    static final String NAME = "in-reference";

    private ReferenceRule() {}

    static RuleFactory factory(ReferenceFiles files) {
        return (spec, schema) -> create(spec, schema, files);
    }

    private static RowRule create(RuleSpec spec, Schema schema, ReferenceFiles files) {
        spec.options().allowOnly("file", "field");
        int position = schema.indexOf(spec.column());
        ColumnType type = schema.column(position).type();
        if (type != ColumnType.TEXT && type != ColumnType.INTEGER) {
            throw new IllegalArgumentException(
                    "is not for columns of type " + type.word() + "; it is for text, integer");
        }
        String file = spec.options().text("file");
        if (file == null) {
            throw new IllegalArgumentException(
                    "needs file: PATH, a file with one allowed value a line, or a CSV file with field: HEADER");
        }
        Set<String> values = files.values(file, spec.options().text("field"));
        Optional<Violation> violation = Optional.of(
                new Violation(NAME, spec.column(), "must be one of the " + values.size() + " values in " + file));
        return row -> {
            Object value = row.get(position);
            return value == null || values.contains(value.toString()) ? Optional.empty() : violation;
        };
    }
}
