package dev.etlpipeline.resilience.breaker;

import dev.etlpipeline.core.run.Failures;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.Signal;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a circuit's changes of state, with their cause, to the run whose call brought them about. Thread-safe. */
final class CircuitNews {

    static final String OPENED = "circuit.opened";
    static final String HALF_OPEN = "circuit.half-open";
    static final String CLOSED = "circuit.closed";

    private static final Logger LOG = LoggerFactory.getLogger(CircuitNews.class);

    private final CircuitBreaker breaker;
    private volatile @Nullable RunContext run;
    private volatile String lastFailure = "";

    CircuitNews(CircuitBreaker breaker) {
        this.breaker = breaker;
        breaker.getEventPublisher()
                .onStateTransition(event -> changed(event.getStateTransition().getToState()));
    }

    void hearing(RunContext calling) {
        run = calling;
    }

    void failed(Exception failure) {
        lastFailure = Failures.describe(failure);
    }

    private void changed(State state) {
        switch (state) {
            case OPEN -> opened();
            case HALF_OPEN ->
                tell(
                        HALF_OPEN,
                        breaker.getName() + " is tried again with "
                                + breaker.getCircuitBreakerConfig().getPermittedNumberOfCallsInHalfOpenState()
                                + " calls",
                        Map.of());
            case CLOSED -> tell(CLOSED, breaker.getName() + " answers again", Map.of());
            default -> {}
        }
    }

    private void opened() {
        float failed = breaker.getMetrics().getFailureRate();
        float slow = breaker.getMetrics().getSlowCallRate();
        Duration wait = Duration.ofMillis(breaker.getCircuitBreakerConfig()
                .getWaitIntervalFunctionInOpenState()
                .apply(1));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("failed_percent", Math.round(failed));
        facts.put("slow_percent", Math.round(slow));
        facts.put("open_seconds", wait.toMillis() / 1000.0);
        tell(
                OPENED,
                breaker.getName() + " is not called for " + wait.toMillis() / 1000.0 + " s: of the last calls "
                        + Math.round(failed)
                        + " % failed and " + Math.round(slow) + " % were slow"
                        + (lastFailure.isEmpty() ? "" : ", the last failure: " + lastFailure),
                facts);
    }

    private void tell(String name, String message, Map<String, Object> more) {
        LOG.info("{}: {}", name, message); // the signal is what a person sees of it during the run
        Map<String, Object> facts = new LinkedHashMap<>(more);
        facts.put("api", breaker.getName());
        RunContext hearing = run;
        if (hearing != null) {
            hearing.signal(new Signal(name, message, facts));
        }
    }
}
