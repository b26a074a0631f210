package dev.etlpipeline.app.backlog;

import java.time.Instant;

/** How a proof ended when it last ran, and when that was. */
public record LastRun(Outcome outcome, Instant at) {

    /** As the listener of pipeline-criteria writes them; of several, the later constant counts. */
    public enum Outcome {
        SKIPPED,
        PASSED,
        FAILED
    }

    /** The worse of two; of two alike, the later. */
    LastRun and(LastRun other) {
        int worse = outcome.compareTo(other.outcome());
        if (worse != 0) {
            return worse > 0 ? this : other;
        }
        return at.isAfter(other.at()) ? this : other;
    }
}
