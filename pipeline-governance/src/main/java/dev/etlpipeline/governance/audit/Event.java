package dev.etlpipeline.governance.audit;

import dev.etlpipeline.core.load.LoadCounts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an event says.
 *
 * @param happened    to the millisecond
 * @param kind        such as {@link #CHUNK}
 * @param runId       null where no run is concerned
 * @param runNo       number of the run's row in {@code etl.enrichment_audit}
 * @param chunk       its number in the run
 * @param counts      null where no rows are counted
 * @param changes     how many rows of {@code governance.audit_change} belong to it
 * @param changesHash over them, null where there are none
 * @param detail      more, as one JSON object; never a value of a row
 */
record Event(
        Instant happened,
        String kind,
        @Nullable String runId,
        @Nullable Long runNo,
        @Nullable Long chunk,
        Actor actor,
        @Nullable LoadCounts counts,
        int changes,
        byte @Nullable [] changesHash,
        String detail) {

    static final String STARTED = "run.started";
    static final String CHUNK = "chunk.loaded";
    static final String FINISHED = "run.finished";
    static final String SYSTEM = "system.changed";

    /** Stands before the name of what a person did. */
    static final String ACTION = "action.";

    Event with(int number, byte @Nullable [] hash) {
        return new Event(happened, kind, runId, runNo, chunk, actor, counts, number, hash, detail);
    }
}
