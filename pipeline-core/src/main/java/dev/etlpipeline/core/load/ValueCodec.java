package dev.etlpipeline.core.load;

import dev.etlpipeline.core.row.Column;
import org.jspecify.annotations.Nullable;

/**
 * Changes values at the loader's edge, on their way into the target: masking, encryption. Steps, rules, enrichment and
 * hashes see true values. Pure and thread-safe.
 */
public interface ValueCodec {

    /** Whether it is about this column; asked once a run. */
    boolean handles(Column column);

    /** @return what the target gets; it must fit the column's type and length */
    @Nullable
    Object encode(Column column, @Nullable Object value);
}
