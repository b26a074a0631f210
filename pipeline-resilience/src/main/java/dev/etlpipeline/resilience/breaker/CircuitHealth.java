package dev.etlpipeline.resilience.breaker;

import dev.etlpipeline.core.module.HealthCheck;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.util.Optional;

/**
 * How the circuit before one API stands in this process.
 *
 * @param target such as {@code postcode-api}
 */
record CircuitHealth(String target, ApiGuardInterceptor guards) implements HealthCheck {

    @Override
    public String name() {
        return target + "-circuit";
    }

    @Override
    public Report check() {
        Optional<State> state = guards.state(target);
        if (state.isEmpty()) {
            return new Report(Health.UP, "closed: this process has made no call yet");
        }
        return switch (state.get()) {
            case OPEN, FORCED_OPEN ->
                new Report(Health.DEGRADED, "open: too many calls failed or were slow, so none is made for now");
            case HALF_OPEN -> new Report(Health.DEGRADED, "half-open: a few calls try whether the API is back");
            case CLOSED, DISABLED, METRICS_ONLY -> new Report(Health.UP, "closed: calls go through");
        };
    }
}
