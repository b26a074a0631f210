package dev.etlpipeline.governance.lineage;

import dev.etlpipeline.core.run.RunState;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Where a row of the target was loaded from. Holds none of its values.
 *
 * @param file       under which name its content was first seen
 * @param record     number in the file, from 1
 * @param runNo      of the run that wrote the row last
 * @param runId      null where the audit has no such run
 * @param enrichment how complete it is, and from where; null where the pipeline has none
 */
record RowOrigin(
        String file,
        String sha256,
        long bytes,
        long record,
        long runNo,
        @Nullable String runId,
        @Nullable String operation,
        @Nullable LocalDateTime started,
        @Nullable RunState state,
        @Nullable String version,
        LocalDateTime created,
        LocalDateTime modified,
        @Nullable String enrichment) {}
