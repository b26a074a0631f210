package dev.etlpipeline.observability.log;

import dev.etlpipeline.core.call.Call;
import dev.etlpipeline.core.call.Interceptor;
import dev.etlpipeline.core.call.Layer;
import dev.etlpipeline.core.source.Stage;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells the log what each thread works on, and the stages of a run what came through them. */
final class LogInterceptor implements Interceptor {

    private static final Map<String, Stage> STAGES =
            Arrays.stream(Stage.values()).collect(Collectors.toMap(Stage::name, stage -> stage));

    private final LiveRuns runs;

    LogInterceptor(LiveRuns runs) {
        this.runs = runs;
    }

    @Override
    public Layer layer() {
        return Layer.OBSERVE;
    }

    @Override
    public <T> T intercept(Call<T> call) throws Exception {
        LiveRun live = runs.of(call.run()).orElse(null);
        if (live == null) { // a look at a file, without a run
            return call.proceed();
        }
        long began = System.nanoTime();
        try (Correlation.Scope here = Correlation.during(live.names(), call.operation())) {
            try {
                T result = watched(call, live.stages(), began);
                OperationLines.succeeded(call.operation(), millis(began));
                return result;
            } catch (Throwable e) {
                OperationLines.failed(live, call.operation(), millis(began), e);
                throw e;
            }
        }
    }

    private static <T> T watched(Call<T> call, StageTally stages, long began) throws Exception {
        Stage stage = STAGES.get(call.operation().kind().name());
        if (stage == null) {
            return call.proceed();
        }
        stages.begin(stage, call.operation().chunk(), began);
        T result = call.proceed();
        stages.done(stage, result, began, System.nanoTime());
        return result;
    }

    private static long millis(long began) {
        return (System.nanoTime() - began) / 1_000_000;
    }
}
