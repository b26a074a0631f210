package dev.etlpipeline.observability.metric;

import dev.etlpipeline.core.call.Call;
import dev.etlpipeline.core.call.Interceptor;
import dev.etlpipeline.core.call.Layer;
import dev.etlpipeline.core.call.Operation;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.run.RunStopped;
import java.time.Duration;

/** Times every operation from outside all that repeats or delays it: what the run waited for. */
final class OperationTimer implements Interceptor {

    private final Metrics metrics;
    private final ChunkInHand inHand;
    private final Quietly quietly = new Quietly("Timing operations");

    OperationTimer(Metrics metrics, ChunkInHand inHand) {
        this.metrics = metrics;
        this.inHand = inHand;
    }

    @Override
    public Layer layer() {
        return Layer.OBSERVE;
    }

    @Override
    public <T> T intercept(Call<T> call) throws Exception {
        long start = System.nanoTime();
        String outcome = "failed";
        if (call.operation().kind() == OperationKind.LOAD) {
            inHand.begin(call.operation().chunk());
        }
        try {
            T result = call.proceed();
            outcome = "ok";
            return result;
        } catch (RunStopped e) {
            outcome = "stopped";
            throw e;
        } finally {
            if (call.operation().kind() == OperationKind.LOAD) {
                inHand.end();
            }
            ended(call, outcome, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private void ended(Call<?> call, String outcome, Duration took) {
        quietly.run(() -> metrics.started()
                .ifPresent(meters -> meters.time(
                        Metric.OPERATION,
                        took,
                        Metric.word(call.operation().kind()),
                        target(call.operation(), call.run().pipeline()),
                        outcome)));
    }

    /** Where the target is a file, its pipeline stands for it: names of files have no bound. */
    private static String target(Operation operation, String pipeline) {
        return operation.kind() == OperationKind.EXTRACT ? pipeline : operation.target();
    }
}
