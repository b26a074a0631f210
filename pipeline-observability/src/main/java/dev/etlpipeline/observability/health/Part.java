package dev.etlpipeline.observability.health;

import dev.etlpipeline.core.module.HealthCheck;
import java.time.Duration;

/**
 * A check with the time that it is given.
 *
 * @param essential whether a run cannot do without what it looks at
 */
record Part(HealthCheck check, boolean essential, Duration timeout) {}
