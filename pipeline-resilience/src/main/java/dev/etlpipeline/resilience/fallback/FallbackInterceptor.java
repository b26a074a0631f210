package dev.etlpipeline.resilience.fallback;

import dev.etlpipeline.core.call.Call;
import dev.etlpipeline.core.call.Interceptor;
import dev.etlpipeline.core.call.Layer;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.enrich.LookupSkipped;
import dev.etlpipeline.core.run.Failures;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.resilience.breaker.ApiFailures;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the failure of an API's call into word that its source is left out, so that the chain of look-ups goes on. What
 * the API refuses because of the settings, such as a wrong key, still ends the run: a substitute would only hide it.
 */
final class FallbackInterceptor implements Interceptor {

    static final String USED = "fallback.used";

    private static final Logger LOG = LoggerFactory.getLogger(FallbackInterceptor.class);

    private final Set<String> targets = ConcurrentHashMap.newKeySet();
    private final Map<String, RunId> told = new ConcurrentHashMap<>();

    /** @param enrichments whose calls may fail */
    FallbackInterceptor(Set<String> enrichments) {
        enrichments.forEach(name -> targets.add(name + "-api"));
    }

    @Override
    public Layer layer() {
        return Layer.PROTECT;
    }

    @Override
    public String name() {
        return "Fallback";
    }

    @Override
    public <T> T intercept(Call<T> call) throws Exception {
        if (call.operation().kind() != OperationKind.API_CALL
                || !targets.contains(call.operation().target())) {
            return call.proceed();
        }
        try {
            return call.proceed();
        } catch (LookupSkipped e) {
            throw e;
        } catch (Exception e) {
            if (ApiFailures.sayNothing(e)) {
                throw e;
            }
            tellOnce(call.run(), call.operation().target(), e);
            throw new LookupSkipped(call.operation().target() + " gave no answer", e);
        }
    }

    /** Once a run: how often it happened is in the run's result. */
    private void tellOnce(RunContext run, String target, Exception failure) {
        if (!run.runId().equals(told.put(target, run.runId()))) {
            String message = target + " gave no answer (" + describe(failure)
                    + "); what stands in for it is asked, and the rows are marked";
            LOG.info("{}: {}", USED, message);
            run.signal(new Signal(USED, message, Map.of("api", target)));
        }
    }

    /** What resilience4j throws says whose circuit, limiter or bulkhead it was, and nothing of the data. */
    private static String describe(Exception failure) {
        return failure.getClass().getName().startsWith("io.github.resilience4j.")
                ? String.valueOf(failure.getMessage())
                : Failures.describe(failure);
    }
}
