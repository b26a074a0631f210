package dev.etlpipeline.resilience.fallback;

import dev.etlpipeline.core.row.Row;
import java.util.List;
import java.util.Map;

/**
 * A row of the target that a substitute has answered for.
 *
 * @param row   with true values, where they come back; its record number counts the rows of its page
 * @param keys  in the order of the key's columns
 * @param marks by enrichment
 */
record MarkedRow(
        Row row,
        List<Object> keys,
        Map<String, String> marks,
        long sourceFileId,
        byte[] rowHash,
        byte[] enrichmentHash) {

    /** Never the values. */
    @Override
    public String toString() {
        return "MarkedRow" + marks;
    }
}
