package dev.etlpipeline.observability.metric;

import dev.etlpipeline.core.run.Signal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How each API's circuit breaker stands, as signals told last. Thread-safe. */
final class Circuits {

    private static final Map<String, Integer> STATES =
            Map.of("circuit.closed", 0, "circuit.half-open", 1, "circuit.opened", 2);

    private final Map<String, AtomicInteger> byApi = new ConcurrentHashMap<>();

    void heard(Signal signal, Meters meters) {
        Integer state = STATES.get(signal.name());
        Object api = signal.facts().get("api");
        if (state != null && api != null) {
            byApi.computeIfAbsent(api.toString(), key -> {
                        AtomicInteger told = new AtomicInteger();
                        meters.gauge(Metric.CIRCUIT, told, AtomicInteger::get, key);
                        return told;
                    })
                    .set(state);
        }
    }
}
