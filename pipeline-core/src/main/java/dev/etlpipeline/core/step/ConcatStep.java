package dev.etlpipeline.core.step;

import dev.etlpipeline.core.definition.StepSpec;
import dev.etlpipeline.core.row.ColumnType;
import dev.etlpipeline.core.row.RowStep;
import dev.etlpipeline.core.row.Schema;

/**
 * {@code concat}: fills the text column {@code into} with the values of its columns that have one, with
 * {@code separator} (a blank) between them; null where none has.
 */
final class ConcatStep {

    private ConcatStep() {}

    static RowStep create(StepSpec spec, Schema schema) {
        spec.options().allowOnly(StepSpec.INTO, "separator");
        int[] from = Declaration.textColumns(spec, schema);
        int into = Declaration.into(spec, schema, ColumnType.TEXT);
        String separator = spec.options().text("separator", " ");
        return row -> {
            StringBuilder all = new StringBuilder();
            for (int position : from) {
                String text = row.text(position);
                if (text != null && !text.isEmpty()) {
                    all.append(all.isEmpty() ? "" : separator).append(text);
                }
            }
            return row.with(into, all.isEmpty() ? null : all.toString());
        };
    }
}
