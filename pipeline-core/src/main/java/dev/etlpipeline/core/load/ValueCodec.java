package dev.etlpipeline.core.load;

import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Row;
import org.jspecify.annotations.Nullable;

/**
 * Changes values at the loader's edge, on their way into the target: masking, encryption. Steps, rules, enrichment and
 * hashes see true values. Pure and thread-safe: values are encoded on workers' threads, ahead of their load and also where
 * the load then leaves the row as it stands.
 */
public interface ValueCodec {

    /** Whether it is about this column; asked once a run. */
    boolean handles(Column column);

    /** @return what the target gets; it must fit the column's type and length */
    @Nullable
    Object encode(Column column, @Nullable Object value);

    /**
     * The same, for a codec that binds what it makes to the row it stands in.
     *
     * @param row with true values in all its columns
     */
    default @Nullable Object encode(Column column, @Nullable Object value, Row row) {
        return encode(column, value);
    }

    /**
     * The column as the target has to keep it, where what is made of its values has another type or length.
     *
     * @param column one that is handled, as the codecs before this one left it
     * @return of the same name, role and key
     */
    default Column stored(Column column) {
        return column;
    }

    /**
     * What it makes of a column, in words that change whenever it makes something else of the same values. Row hashes cover it, so
     * that each row is written again once where codecs or their settings changed. Asked at the start of a run.
     *
     * @param column one that is handled
     * @return without values and secrets
     */
    default String fingerprint(Column column) {
        return "";
    }

    /**
     * What a person is shown of a true value who looks at what the stages make of rows.
     *
     * @param column one that is handled
     * @param text   of the value
     */
    default String shown(Column column, String text) {
        return text;
    }

    /** Whether {@link #decode} gives back what was encoded. A masked value never comes back. */
    default boolean reversible(Column column) {
        return false;
    }

    /**
     * The true value behind one that the target holds.
     *
     * @param row with the true values of its key's columns
     * @throws UnsupportedOperationException where the codec is not {@link #reversible}
     */
    default @Nullable Object decode(Column column, @Nullable Object stored, Row row) {
        throw new UnsupportedOperationException("what stands in column " + column.name() + " cannot be turned back");
    }
}
