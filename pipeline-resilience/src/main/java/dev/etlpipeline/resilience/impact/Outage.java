package dev.etlpipeline.resilience.impact;

import java.time.Duration;
import java.time.Instant;

/**
 * From the end of a run that ended badly to the end of the next one of the pipeline that made it good.
 *
 * @param failure what ended the first of its runs
 * @param runs    that ended badly
 * @param until   when it was made good, or now
 * @param over    whether it was made good
 */
record Outage(String pipeline, Failure failure, int runs, Instant began, Instant until, boolean over) {

    Duration lasted() {
        return Duration.between(began, until);
    }
}
