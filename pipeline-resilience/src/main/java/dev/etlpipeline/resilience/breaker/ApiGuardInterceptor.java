package dev.etlpipeline.resilience.breaker;

import dev.etlpipeline.core.call.Call;
import dev.etlpipeline.core.call.Interceptor;
import dev.etlpipeline.core.call.Layer;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.control.Waiting;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.settings.ApiSettings;
import dev.etlpipeline.core.settings.EnrichmentSettings;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Puts an {@link ApiGuard} before each API that an enrichment calls; the APIs know nothing of one another. */
final class ApiGuardInterceptor implements Interceptor {

    static final String SUFFIX = "-api";

    private final SettingsReader settings;
    private final Waiting waiting;
    private final Map<String, ApiGuard> guards = new ConcurrentHashMap<>();

    ApiGuardInterceptor(SettingsReader settings, Waiting waiting) {
        this.settings = settings;
        this.waiting = waiting;
    }

    @Override
    public Layer layer() {
        return Layer.PROTECT;
    }

    /** The order in which a call meets them. */
    @Override
    public String name() {
        return "CircuitBreaker > RateLimiter > Bulkhead";
    }

    @Override
    public <T> T intercept(Call<T> call) throws Exception {
        if (call.operation().kind() != OperationKind.API_CALL) {
            return call.proceed();
        }
        return guards.computeIfAbsent(call.operation().target(), target -> guard(target, call))
                .call(call);
    }

    /** Of an API that was called before. */
    CircuitBreaker breaker(String target) {
        return Objects.requireNonNull(guards.get(target), target + " was not called yet")
                .breaker();
    }

    /** Of an API's circuit; empty where it was not called yet. */
    Optional<CircuitBreaker.State> state(String target) {
        return Optional.ofNullable(guards.get(target))
                .map(guard -> guard.breaker().getState());
    }

    private ApiGuard guard(String target, Call<?> call) {
        String enrichment = target.endsWith(SUFFIX) ? target.substring(0, target.length() - SUFFIX.length()) : target;
        Map<String, ApiLimits> limits = settings.read(ApiLimitSettings.class).byName();
        Map<String, ApiSettings> apis = settings.read(EnrichmentSettings.class).byName();
        return new ApiGuard(
                GuardParts.of(
                        target,
                        Objects.requireNonNull(limits.get(enrichment), "settings have defaults"),
                        Objects.requireNonNull(apis.get(enrichment), "an API is called by an enrichment"),
                        call.run().clock()),
                waiting);
    }
}
