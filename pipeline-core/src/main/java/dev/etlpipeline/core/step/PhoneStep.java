package dev.etlpipeline.core.step;

import dev.etlpipeline.core.definition.StepSpec;
import dev.etlpipeline.core.row.RowStep;
import dev.etlpipeline.core.row.Schema;

/**
 * {@code phone-e164}: writes telephone numbers as +442079460000; what is none is a violation of {@code phone}. Option
 * {@code region} (GB): where numbers without a country code belong.
 */
final class PhoneStep {

    private PhoneStep() {}

    static RowStep create(StepSpec spec, Schema schema) {
        spec.options().allowOnly("region");
        PhoneNumbers numbers = new PhoneNumbers(spec.options());
        return new ColumnwiseStep(schema, Declaration.textColumns(spec, schema), text -> {
            String number = numbers.e164(text);
            if (number == null) {
                throw new ColumnwiseStep.Misfit("phone", numbers.expected() + Shape.found(text));
            }
            return number;
        });
    }
}
