package dev.etlpipeline.core.step;

import dev.etlpipeline.core.row.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form that text must have to become a value of a column's type. Pure and thread-safe. */
interface Form {

    /**
     * The value of the column's Java type; null where the text has not this form.
     *
     * @param text not empty; without white space around it, unless the type is text
     */
    @Nullable
    Object parse(String text);

    /** For people, behind "must be ". */
    String expected();

    /** @param patterns for dates and timestamps, in the order they are tried; ISO-8601 where there are none */
    static Form of(Column column, List<String> patterns) {
        return switch (column.type()) {
            case TEXT -> new TextForm();
            case INTEGER -> new IntegerForm();
            case DECIMAL -> new DecimalForm(column.precision(), column.scale());
            case DATE -> new DateForm(patterns);
            case TIMESTAMP -> new TimestampForm(patterns);
            case BOOLEAN -> new BooleanForm();
        };
    }

    /**
     * A value that stands in a definition's option.
     *
     * @throws IllegalArgumentException where it does not fit the column
     */
    static Object option(Column column, String name, String text) {
        Form form = of(column, List.of());
        Object value = text.isEmpty() ? null : form.parse(text);
        if (value == null) {
            throw new IllegalArgumentException("option " + name + " must be " + form.expected() + ", as column "
                    + column.name() + " is, but is '" + text + "'");
        }
        return value;
    }
}
