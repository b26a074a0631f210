package dev.etlpipeline.core.engine;

import dev.etlpipeline.core.call.CallChain;
import dev.etlpipeline.core.call.CallHeaders;
import dev.etlpipeline.core.call.Calls;
import dev.etlpipeline.core.call.Exchange;
import dev.etlpipeline.core.call.Operation;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.module.Modules;
import dev.etlpipeline.core.run.Failures;
import dev.etlpipeline.core.source.Stage;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs operations through the chain, tells the listeners, and adds up the time of each stage. Thread-safe. */
final class Operations implements Calls {

    private static final Logger LOG = LoggerFactory.getLogger(Operations.class);

    private final CallChain chain;
    private final List<CallHeaders> headers;
    private final CurrentRun run;
    private final Map<Stage, LongAdder> nanos = new EnumMap<>(Stage.class);

    Operations(Modules modules, CurrentRun run) {
        this.chain = new CallChain(modules.interceptors());
        this.headers = modules.callHeaders();
        this.run = run;
        for (Stage stage : Stage.values()) {
            nanos.put(stage, new LongAdder());
        }
    }

    <T> T run(Stage stage, String target, long chunk, Callable<T> body) throws Exception {
        return timed(stage, () -> call(new Operation(OperationKind.valueOf(stage.name()), target, chunk), body));
    }

    /** Adds the body's time to a stage without making it an operation of its own. */
    <T> T timed(Stage stage, Callable<T> body) throws Exception {
        long start = System.nanoTime();
        try {
            return body.call();
        } finally {
            adder(stage).add(System.nanoTime() - start);
        }
    }

    /** Of an {@link Error} only the stage's time is kept: it is no failure of the operation, it ends the run. */
    @Override
    public <T> T call(Operation operation, Callable<T> body) throws Exception {
        long start = System.nanoTime();
        try {
            T result = chain.call(operation, run, body);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            run.listeners().tell(listener -> listener.operationFinished(run, operation, took));
            return result;
        } catch (Exception e) {
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            run.listeners().tell(listener -> listener.operationFailed(run, operation, took, e));
            throw e;
        }
    }

    /** What a module can't give is left out: a header is not worth a call. */
    @Override
    public Map<String, String> headers(Operation operation) {
        Map<String, String> all = new LinkedHashMap<>();
        for (CallHeaders some : headers) {
            try {
                all.putAll(some.of(operation, run));
            } catch (RuntimeException e) {
                LOG.warn("Headers of {} failed", some.getClass().getName(), Failures.safe(e));
            }
        }
        return all;
    }

    @Override
    public void exchanged(Exchange exchange) {
        run.listeners().tell(listener -> listener.exchanged(run, exchange));
    }

    private LongAdder adder(Stage stage) {
        return Objects.requireNonNull(nanos.get(stage));
    }

    Map<Stage, Duration> times() {
        Map<Stage, Duration> times = new EnumMap<>(Stage.class);
        nanos.forEach((stage, sum) -> times.put(stage, Duration.ofNanos(sum.sum())));
        return times;
    }
}
