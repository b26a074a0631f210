package dev.etlpipeline.core.row;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A schema and its values: immutable, so a step returns another row. Before TRANSFORM has converted a column, its value
 * is the file's text; afterwards it has its type's {@link ColumnType#javaType()}. Null means no value. Values may be
 * personal data, so {@link #toString()} names only the record.
 */
public final class Row {

    private final Schema schema;
    private final @Nullable Object[] values;
    private final Origin origin;

    private Row(Schema schema, @Nullable Object[] values, Origin origin) {
        this.schema = schema;
        this.values = values;
        this.origin = origin;
    }

    /**
     * @param values one for each column of the schema, in its order; the array becomes the row's
     * @throws IllegalArgumentException where their number differs
     */
    public static Row of(Schema schema, Origin origin, @Nullable Object... values) {
        if (values.length != schema.size()) {
            throw new IllegalArgumentException(values.length + " values for " + schema.size() + " columns");
        }
        return new Row(schema, values, origin);
    }

    public Schema schema() {
        return schema;
    }

    public Origin origin() {
        return origin;
    }

    public @Nullable Object get(int position) {
        return values[position];
    }

    /** @throws IllegalArgumentException where there is no such column */
    public @Nullable Object get(String column) {
        return values[schema.indexOf(column)];
    }

    /** The value as text; for columns of type text, and for any column before its conversion. */
    public @Nullable String text(int position) {
        return (String) values[position];
    }

    /** This row with one value replaced; this row itself where the value is equal. */
    public Row with(int position, @Nullable Object value) {
        if (Objects.equals(values[position], value)) {
            return this;
        }
        @Nullable Object[] copy = values.clone();
        copy[position] = value;
        return new Row(schema, copy, origin);
    }

    public Row with(String column, @Nullable Object value) {
        return with(schema.indexOf(column), value);
    }

    public Row with(Map<String, ? extends @Nullable Object> replacements) {
        if (replacements.isEmpty()) {
            return this;
        }
        @Nullable Object[] copy = values.clone();
        replacements.forEach((column, value) -> copy[schema.indexOf(column)] = value);
        return new Row(schema, copy, origin);
    }

    /** A copy of the values, in the schema's order: for a step that replaces many at once. */
    public @Nullable Object[] values() {
        return values.clone();
    }

    @Override
    public String toString() {
        return "Row[record " + origin.record() + "]";
    }
}
