package dev.etlpipeline.resilience.impact;

import java.time.Duration;
import java.time.Instant;

/**
 * A load that came later than agreed.
 *
 * @param failure that delayed it
 * @param due     the end of the load before it, and the time agreed
 * @param until   when it came, or now
 * @param over    whether it came
 */
record LateLoad(String pipeline, Failure failure, Instant due, Instant until, boolean over) {

    Duration late() {
        return Duration.between(due, until);
    }
}
