package dev.etlpipeline.observability.log;

import dev.etlpipeline.core.call.Operation;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.run.RunContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** What ties a line to its run: the names in the MDC, which are those in the JSON line. */
final class Correlation {

    static final String RUN = "run_id";
    static final String ATTEMPT = "attempt";
    static final String PIPELINE = "pipeline";
    static final String TRACE = "trace_id";
    static final String SPAN = "span_id";
    static final String STAGE = "stage";
    static final String CHUNK = "chunk";

    /** In the order in which they are written; the numbers among them are written as numbers. */
    static final List<String> NAMES = List.of(RUN, ATTEMPT, PIPELINE, TRACE, SPAN, STAGE, CHUNK);

    static final List<String> NUMBERS = List.of(ATTEMPT, CHUNK);

    private Correlation() {}

    /** Of a run, whatever it does. */
    static Map<String, String> of(RunContext run) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(RUN, run.runId().value());
        names.put(ATTEMPT, Integer.toString(run.attempt()));
        names.put(PIPELINE, run.pipeline());
        names.put(TRACE, TraceIds.traceId(run.runId()));
        return names;
    }

    /** Holds for this thread until closed, on top of what held before. */
    static Scope during(Map<String, String> ofRun, Operation operation) {
        Scope scope = new Scope(MDC.getCopyOfContextMap());
        ofRun.forEach(MDC::put);
        if (operation.chunk() > 0) {
            MDC.put(CHUNK, Long.toString(operation.chunk()));
        }
        if (operation.kind() != OperationKind.API_CALL) { // that belongs to ENRICH, which the thread was told
            MDC.put(STAGE, operation.kind().name());
        }
        return scope;
    }

    /** Gives back what held before. */
    record Scope(@Nullable Map<String, String> before) implements AutoCloseable {

        @Override
        public void close() {
            if (before == null) {
                MDC.clear();
            } else {
                MDC.setContextMap(before);
            }
        }
    }
}
