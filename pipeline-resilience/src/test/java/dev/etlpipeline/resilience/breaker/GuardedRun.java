package dev.etlpipeline.resilience.breaker;

import dev.etlpipeline.core.call.CallChain;
import dev.etlpipeline.core.call.Operation;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.module.HealthCheck;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.core.settings.Settings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Calls through the guards, in a run that can be stopped. */
final class GuardedRun implements RunContext {

    final ManualTime time = new ManualTime();
    private final Map<String, String> settings = new HashMap<>(Map.of(
            "warehouse.url", "jdbc:h2:mem:unused",
            "enrichment.postcode.base-url", "http://127.0.0.1/",
            "enrichment.company.base-url", "http://127.0.0.1/"));
    private final List<Signal> signals = new ArrayList<>();
    private boolean stopping;
    private @Nullable ApiGuardInterceptor guards;
    private CallChain chain = new CallChain(List.of());

    GuardedRun set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    GuardedRun begin() {
        guards = new ApiGuardInterceptor(Settings.of(settings, ApiLimitSettings.class), time);
        chain = new CallChain(List.of(guards));
        return this;
    }

    <T> T call(String target, Callable<T> body) throws Exception {
        return chain.call(new Operation(OperationKind.API_CALL, target), this, body);
    }

    /** @return whether the call failed */
    boolean fails(String target, Exception failure) {
        try {
            call(target, () -> {
                throw failure;
            });
            return false;
        } catch (Exception e) {
            return true;
        }
    }

    /** As calls that are in flight do by their failures. */
    void openCircuit(String target) {
        Objects.requireNonNull(guards).breaker(target).transitionToOpenState();
    }

    HealthCheck.Report health(String target) {
        return new CircuitHealth(target, Objects.requireNonNull(guards)).check();
    }

    void stop() {
        stopping = true;
    }

    List<String> signals() {
        return signals.stream().map(Signal::name).toList();
    }

    Signal signal(int place) {
        return signals.get(place);
    }

    @Override
    public RunId runId() {
        return new RunId("run");
    }

    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public String pipeline() {
        return "customers";
    }

    @Override
    public Clock clock() {
        return time;
    }

    @Override
    public boolean stopping() {
        return stopping;
    }

    @Override
    public void signal(Signal signal) {
        signals.add(signal);
    }
}
