package dev.etlpipeline.observability.trace;

import dev.etlpipeline.core.call.Call;
import dev.etlpipeline.core.call.Interceptor;
import dev.etlpipeline.core.call.Layer;
import dev.etlpipeline.observability.metric.Quietly;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Makes a span of every operation, from outside all that repeats or delays it. */
final class TraceInterceptor implements Interceptor {

    private final LiveTraces traces;
    private final Quietly quietly;

    TraceInterceptor(LiveTraces traces, Quietly quietly) {
        this.traces = traces;
        this.quietly = quietly;
    }

    @Override
    public Layer layer() {
        return Layer.OBSERVE;
    }

    @Override
    public <T> T intercept(Call<T> call) throws Exception {
        OpenOperation open = begun(call);
        if (open == null) {
            return call.proceed();
        }
        try {
            T result = call.proceed();
            quietly.run(() -> open.end(null));
            return result;
        } catch (Exception e) { // an Error ends the run, whose end closes the span
            quietly.run(() -> open.end(e));
            throw e;
        } finally {
            open.leave();
        }
    }

    /** Null where there is no run, as in a look at a file, and where the tracing itself failed. */
    private @Nullable OpenOperation begun(Call<?> call) {
        AtomicReference<@Nullable OpenOperation> open = new AtomicReference<>();
        quietly.run(() -> traces.of(call.run()).ifPresent(trace -> open.set(trace.begin(call.operation()))));
        return open.get();
    }
}
