package dev.etlpipeline.core.step;

import dev.etlpipeline.core.definition.StepSpec;
import dev.etlpipeline.core.row.RowStep;
import dev.etlpipeline.core.row.Schema;

/** {@code uk-postcode}: writes postcodes as SW1A 1AA; what is none is a violation of {@code postcode}. */
final class UkPostcodeStep {

    private UkPostcodeStep() {}

    static RowStep create(StepSpec spec, Schema schema) {
        spec.options().allowOnly();
        return new ColumnwiseStep(schema, Declaration.textColumns(spec, schema), text -> {
            String postcode = UkPostcode.normalise(text);
            if (postcode == null) {
                throw new ColumnwiseStep.Misfit("postcode", UkPostcode.EXPECTED + Shape.found(text));
            }
            return postcode;
        });
    }
}
