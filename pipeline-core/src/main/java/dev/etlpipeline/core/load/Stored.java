package dev.etlpipeline.core.load;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the target holds under a key; a row that was there before the pipeline has no hashes. */
record Stored(
        long sourceFileId,
        long sourceRecord,
        byte @Nullable [] rowHash,
        byte @Nullable [] enrichmentHash,
        long runNo,
        @Nullable String enrichmentStatus,
        Map<String, @Nullable Object> before) {

    /** Never the values. */
    @Override
    public String toString() {
        return "Stored[file " + sourceFileId + ", record " + sourceRecord + "]";
    }
}
