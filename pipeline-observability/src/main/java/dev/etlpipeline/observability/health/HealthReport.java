package dev.etlpipeline.observability.health;

import dev.etlpipeline.core.module.HealthCheck.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How everything stood at one moment.
 *
 * @param parts in the order in which they are shown
 */
public record HealthReport(Instant at, Duration took, List<PartHealth> parts) {

    public HealthReport {
        parts = List.copyOf(parts);
    }

    /** DOWN where an essential part is, DEGRADED where any part is not UP, else UP. */
    public Health health() {
        return parts.stream().map(PartHealth::weight).max(Enum::compareTo).orElse(Health.UP);
    }
}
