package dev.etlpipeline.chaos.child;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;

/**
 * What a child told.
 *
 * @param at    by the child's clock, which is this machine's
 * @param type  see the constants
 * @param facts a JSON object
 */
public record ChildEvent(Instant at, String type, JsonNode facts) {

    /** {@code run_id, attempt, pipeline}. */
    public static final String RUN_STARTED = "run-started";

    /** {@code chunk, first, last}: record numbers. */
    public static final String CHUNK_READ = "chunk-read";

    /** {@code chunk, first, last, inserted, updated, unchanged, superseded, quarantined}. */
    public static final String CHUNK_COMMITTED = "chunk-committed";

    /** {@code name, message, facts}: as a module signalled it. */
    public static final String SIGNAL = "signal";

    /** {@code kind, target, chunk, failure}. */
    public static final String OPERATION_FAILED = "operation-failed";

    /** {@code state, read, inserted, updated, unchanged, superseded, quarantined, failure, stages}; of stages the milliseconds by name. */
    public static final String RUN_FINISHED = "run-finished";

    static ChildEvent read(String line) throws IOException {
        JsonNode json = EventStream.JSON.readTree(line);
        return new ChildEvent(
                Instant.parse(json.path("at").asText()), json.path("type").asText(), json.path("facts"));
    }

    public boolean is(String wanted) {
        return type.equals(wanted);
    }

    public boolean isSignal(String name) {
        return is(SIGNAL) && text("name").equals(name);
    }

    /** Empty where there is no such fact. */
    public String text(String fact) {
        return facts.path(fact).asText();
    }

    /** 0 where there is no such fact. */
    public long number(String fact) {
        return facts.path(fact).asLong();
    }
}
