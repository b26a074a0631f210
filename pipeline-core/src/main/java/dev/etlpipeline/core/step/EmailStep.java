package dev.etlpipeline.core.step;

import dev.etlpipeline.core.definition.StepSpec;
import dev.etlpipeline.core.row.RowStep;
import dev.etlpipeline.core.row.Schema;
import java.util.Locale;

/**
 * {@code email}: takes white space off and writes the domain in small letters, which is the only part of an address
 * where case is known to mean nothing (RFC 5321, 2.4). Whether it is an address, the rule {@code email} says.
 */
final class EmailStep {

    private EmailStep() {}

    static RowStep create(StepSpec spec, Schema schema) {
        spec.options().allowOnly();
        return new ColumnwiseStep(schema, Declaration.textColumns(spec, schema), text -> {
            String address = Blanks.strip(text);
            int at = address.lastIndexOf('@');
            return at < 0
                    ? address
                    : address.substring(0, at) + address.substring(at).toLowerCase(Locale.ROOT);
        });
    }
}
