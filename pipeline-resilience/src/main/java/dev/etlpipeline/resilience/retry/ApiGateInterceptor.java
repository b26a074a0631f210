package dev.etlpipeline.resilience.retry;

import dev.etlpipeline.core.call.Call;
import dev.etlpipeline.core.call.Interceptor;
import dev.etlpipeline.core.call.Layer;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.enrich.ApiException;

/**
 * The last word before an exchange: what an API has just asked for holds for calls too that waited for a permit meanwhile. It
 * hears an answer before the place among those in flight is given on.
 */
final class ApiGateInterceptor implements Interceptor {

    private final ApiGate gate;

    ApiGateInterceptor(ApiGate gate) {
        this.gate = gate;
    }

    @Override
    public Layer layer() {
        return Layer.PROTECT;
    }

    @Override
    public String name() {
        return "RetryAfter";
    }

    @Override
    public <T> T intercept(Call<T> call) throws Exception {
        if (call.operation().kind() != OperationKind.API_CALL) {
            return call.proceed();
        }
        if (gate.isClosed(call)) {
            throw new HeldBack(call.operation().target());
        }
        try {
            return call.proceed();
        } catch (ApiException e) {
            RetryAfter.of(e, call.run().clock().instant()).ifPresent(time -> gate.close(call, time));
            throw e;
        }
    }
}
