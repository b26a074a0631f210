package dev.etlpipeline.core.load;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the target holds under a key. */
record Stored(
        long sourceFileId,
        long sourceRecord,
        byte[] rowHash,
        byte[] enrichmentHash,
        @Nullable String enrichmentStatus,
        Map<String, @Nullable Object> before) {}
