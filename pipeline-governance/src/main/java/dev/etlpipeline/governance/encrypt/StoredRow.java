package dev.etlpipeline.governance.encrypt;

import dev.etlpipeline.core.row.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Key and encrypted columns of a row of the target.
 *
 * @param row   with its key and nothing else
 * @param keys  values of the key, in the target's order
 * @param texts what stands in the encrypted columns
 */
record StoredRow(Row row, List<Object> keys, List<@Nullable String> texts) {

    /** Neither its key nor what stands there. */
    @Override
    public String toString() {
        return "StoredRow";
    }
}
