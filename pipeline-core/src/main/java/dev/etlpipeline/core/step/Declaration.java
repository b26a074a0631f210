package dev.etlpipeline.core.step;

import dev.etlpipeline.core.definition.RuleSpec;
import dev.etlpipeline.core.definition.StepSpec;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Column.Role;
import dev.etlpipeline.core.row.ColumnType;
import dev.etlpipeline.core.row.Schema;
import java.util.Arrays;
import java.util.List;

/** What the built-in steps and rules ask of their declarations; what is missing is refused in words for its writer. */
final class Declaration {

    private Declaration() {}

    /** The step's columns, at least one, all of type text. */
    static int[] textColumns(StepSpec spec, Schema schema) {
        if (spec.columns().isEmpty()) {
            throw new IllegalArgumentException("needs columns: [...], the columns it works on");
        }
        return spec.columns().stream()
                .mapToInt(name -> position(schema, name, ColumnType.TEXT))
                .toArray();
    }

    /** The step's only column. */
    static int oneColumn(StepSpec spec, Schema schema) {
        if (spec.columns().size() != 1) {
            throw new IllegalArgumentException("needs column: NAME, the one column it looks at");
        }
        return schema.indexOf(spec.columns().get(0));
    }

    /** The one column that the step fills. */
    static int into(StepSpec spec, Schema schema, ColumnType type) {
        List<String> into = spec.options().texts(StepSpec.INTO);
        if (into.size() != 1) {
            throw new IllegalArgumentException("needs into: NAME, the one column it fills");
        }
        return position(schema, into.get(0), type);
    }

    /** A column that the step reads and an option may rename. */
    static int input(StepSpec spec, Schema schema, String option, String otherwise, ColumnType type) {
        String name = spec.options().text(option, otherwise);
        if (!schema.has(name)) {
            throw new IllegalArgumentException(
                    "there is no column " + name + " to read; name the one to read with " + option + ": NAME");
        }
        int position = position(schema, name, type);
        if (!spec.afterEnrichment() && schema.column(position).role() == Role.ENRICHED) {
            throw new IllegalArgumentException("reads " + name + ", which the enrichment fills; add after: enrichment");
        }
        return position;
    }

    static int position(Schema schema, String name, ColumnType type) {
        int position = schema.indexOf(name);
        ColumnType found = schema.column(position).type();
        if (found != type) {
            throw new IllegalArgumentException(
                    "column " + name + " must be of type " + type.word() + ", but is " + found.word());
        }
        return position;
    }

    /** The rule's column, of one of the types. */
    static Column column(RuleSpec spec, Schema schema, ColumnType... types) {
        Column column = schema.column(schema.indexOf(spec.column()));
        if (!Arrays.asList(types).contains(column.type())) {
            throw new IllegalArgumentException("is not for columns of type "
                    + column.type().word() + "; it is for "
                    + String.join(
                            ", ", Arrays.stream(types).map(ColumnType::word).toList()));
        }
        return column;
    }
}
