package dev.etlpipeline.resilience.pace;

import dev.etlpipeline.core.call.Operation;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.Signal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says which API, or the warehouse, takes much longer than earlier in the run: what gets slower by and by comes near no timeout
 * and opens no circuit. Times are those of the caller, waits and further attempts included.
 */
public final class PaceListener implements RunListener {

    static final String SLOWER = "pace.slower";

    private static final Logger LOG = LoggerFactory.getLogger(PaceListener.class);

    /** A target in a run. */
    private record Of(RunId run, OperationKind kind, String target) {}

    private final Map<Of, Pace> paces = new ConcurrentHashMap<>();

    PaceListener() {}

    public static void install(Registry registry) {
        registry.listen(new PaceListener());
    }

    @Override
    public void operationFinished(RunContext run, Operation operation, Duration took) {
        if (operation.kind() == OperationKind.API_CALL || operation.kind() == OperationKind.LOAD) {
            paces.computeIfAbsent(new Of(run.runId(), operation.kind(), operation.target()), first -> new Pace())
                    .took(took)
                    .ifPresent(slower -> tell(run, operation, slower));
        }
    }

    private static void tell(RunContext run, Operation operation, Pace.Slower slower) {
        long now = slower.now().toMillis();
        long best = slower.best().toMillis();
        String message = operation.target() + " takes " + now + " ms for a "
                + (operation.kind() == OperationKind.LOAD ? "chunk" : "call") + ", " + best
                + " ms at its best";
        LOG.info("{}: {}", SLOWER, message);
        run.signal(new Signal(SLOWER, message, Map.of("target", operation.target(), "now_ms", now, "best_ms", best)));
    }

    @Override
    public void runFinished(RunContext run, RunResult result) {
        paces.keySet().removeIf(of -> of.run().equals(run.runId()));
    }
}
