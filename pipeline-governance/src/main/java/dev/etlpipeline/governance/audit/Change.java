package dev.etlpipeline.governance.audit;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * That a column of a row changed.
 *
 * @param keyHash  keyed, of the row's key
 * @param rowKey   the key itself, null where it is personal
 * @param compared what was hashed
 * @param before   keyed hash, null where there was no value
 * @param after    likewise
 */
record Change(
        byte[] keyHash,
        @Nullable String rowKey,
        String column,
        Compared compared,
        byte @Nullable [] before,
        byte @Nullable [] after) {

    /** What was hashed of values. */
    enum Compared {
        /** The true ones. */
        TRUE,
        /** Those that stood in the target, from which true ones do not come back: masked ones. */
        STORED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
