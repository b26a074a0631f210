package dev.etlpipeline.core.step;

import dev.etlpipeline.core.definition.StepSpec;
import dev.etlpipeline.core.row.RowStep;
import dev.etlpipeline.core.row.Schema;

/** {@code default-value}: fills a column that has no value. Option {@code value}, in the ISO form of the column's type. */
final class DefaultValueStep {

    private DefaultValueStep() {}

    static RowStep create(StepSpec spec, Schema schema) {
        spec.options().allowOnly("value");
        int position = Declaration.oneColumn(spec, schema);
        String text = spec.options().text("value");
        if (text == null) {
            throw new IllegalArgumentException("needs value: ..., what stands where nothing does");
        }
        Object value = Form.option(schema.column(position), "value", text);
        return row -> row.get(position) == null ? row.with(position, value) : row;
    }
}
