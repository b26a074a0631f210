package dev.etlpipeline.resilience.retry;

import dev.etlpipeline.core.call.Call;
import dev.etlpipeline.core.call.Interceptor;
import dev.etlpipeline.core.call.Layer;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.control.Waiting;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.resilience.classify.ErrorClassifier;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tries CONNECT, LOAD, API_CALL and EXTRACT again where the failure may pass, within the limits of their kind. Costs
 * nothing until something fails. Thread-safe.
 */
public final class RetryInterceptor implements Interceptor {

    private final Map<OperationKind, RetryLimits> limits;
    private final Retrying retrying;
    private final ApiGate gate;
    private final HeldBackCalls heldBack = new HeldBackCalls();

    /**
     * @param ledger whether a participant knows which chunks were committed: without one a LOAD whose outcome is unknown
     *     is not tried again
     * @param random from 0 to below 1, thread-safe
     */
    public RetryInterceptor(RetrySettings settings, boolean ledger, Waiting waiting, DoubleSupplier random) {
        Pause pause = new Pause(waiting);
        this.limits = RetryLimits.of(settings);
        this.gate = new ApiGate(settings.retryAfterCap(), pause);
        this.retrying = new Retrying(new ErrorClassifier(), settings, gate, pause, random, ledger);
    }

    @Override
    public Layer layer() {
        return Layer.PROTECT;
    }

    @Override
    public <T> T intercept(Call<T> call) throws Exception {
        RetryLimits ofKind = limits.get(call.operation().kind());
        if (ofKind == null) {
            return call.proceed();
        }
        Optional<Instant> closed = gate.closedForLong(call);
        if (closed.isPresent()) {
            heldBack.count(call, closed.get());
            throw ApiGate.notMade(call, closed.get());
        }
        long began = retrying.nanoTime();
        try {
            return attempt(call);
        } catch (Exception e) {
            return new RetriedCall<>(retrying, call, ofKind, began).after(e, () -> attempt(call));
        }
    }

    private <T extends @Nullable Object> T attempt(Call<T> call) throws Exception {
        while (true) {
            gate.pass(call);
            try {
                return call.proceed();
            } catch (HeldBack e) {
                // The gate closed while the call waited for a permit: no attempt was made.
            }
        }
    }

    /** What tells of calls that are not made. */
    RunListener heldBack() {
        return heldBack;
    }

    /** What stands before the exchange itself: to be registered inside of what makes calls wait. */
    Interceptor gate() {
        return new ApiGateInterceptor(gate);
    }
}
