package dev.etlpipeline.observability.serve;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.etlpipeline.core.enrich.ApiException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Calls of one API, as a run sees them: retries within a call are part of it. Thread-safe. */
final class ApiCalls {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, Long> failures = new TreeMap<>();
    private long calls;
    private long nanos;
    private long slowest;

    synchronized void add(Duration took, @Nullable Exception failure) {
        calls++;
        nanos += took.toNanos();
        slowest = Math.max(slowest, took.toNanos());
        if (failure != null) {
            failures.merge(kind(failure), 1L, Long::sum);
        }
    }

    private static String kind(Exception failure) {
        if (failure instanceof ApiException api) {
            return api.status().isPresent()
                    ? "status " + api.status().getAsInt()
                    : api.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }
        return failure.getClass().getSimpleName();
    }

    synchronized ObjectNode json() {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("calls", calls);
        node.put("mean_ms", calls == 0 ? 0 : nanos / calls / 1_000_000);
        node.put("slowest_ms", slowest / 1_000_000);
        ObjectNode kinds = node.putObject("failures");
        failures.forEach(kinds::put);
        return node;
    }
}
