package dev.etlpipeline.chaos.child;

import dev.etlpipeline.core.call.Call;
import dev.etlpipeline.core.call.Interceptor;
import dev.etlpipeline.core.call.Layer;
import dev.etlpipeline.core.call.OperationKind;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers loads with the errors of a database that is not there to give them. */
final class SimulatedErrors implements Interceptor {

    private final Map<SimulatedError, AtomicInteger> left = new LinkedHashMap<>();

    SimulatedErrors(List<SimulatedError> errors) {
        errors.forEach(error -> left.put(error, new AtomicInteger(error.times())));
    }

    @Override
    public Layer layer() {
        return Layer.FAULT;
    }

    @Override
    public <T> T intercept(Call<T> call) throws Exception {
        if (call.operation().kind() == OperationKind.LOAD) {
            for (Map.Entry<SimulatedError, AtomicInteger> entry : left.entrySet()) {
                SimulatedError error = entry.getKey();
                if (call.operation().chunk() >= error.chunk()
                        && entry.getValue().getAndDecrement() > 0) {
                    throw new SQLException(error.message(), error.state(), error.number());
                }
            }
        }
        return call.proceed();
    }
}
