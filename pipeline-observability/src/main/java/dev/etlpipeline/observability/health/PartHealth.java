package dev.etlpipeline.observability.health;

import dev.etlpipeline.core.module.HealthCheck.Health;
import java.time.Duration;
import java.time.Instant;

/**
 * How one part stands.
 *
 * @param name      lower case with hyphens, such as {@code postcode-api}
 * @param essential whether a run cannot do without it
 * @param detail    for a person, without secrets
 * @param took      what finding out took
 * @param since     when this process first saw it so, without another state in between
 */
public record PartHealth(String name, boolean essential, Health health, String detail, Duration took, Instant since) {

    /** What it makes of the whole: what a run can do without makes nothing worse than DEGRADED. */
    Health weight() {
        return health == Health.DOWN && !essential ? Health.DEGRADED : health;
    }
}
