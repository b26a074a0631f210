package dev.etlpipeline.core.step;

import dev.etlpipeline.core.definition.RuleSpec;
import dev.etlpipeline.core.row.RowRule;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.core.row.Violation;
import java.util.Optional;

/** {@code required}: the column has a value, and one that is not blank. Implied by {@code required: true} and by a key. */
final class RequiredRule {

    private RequiredRule() {}

    static RowRule create(RuleSpec spec, Schema schema) {
        spec.options().allowOnly();
        int position = schema.indexOf(spec.column());
        Optional<Violation> violation =
                Optional.of(new Violation("required", spec.column(), "must have a value, but has none"));
        return row -> {
            Object value = row.get(position);
            boolean missing = value == null || (value instanceof String text && text.isBlank());
            return missing ? violation : Optional.empty();
        };
    }
}
