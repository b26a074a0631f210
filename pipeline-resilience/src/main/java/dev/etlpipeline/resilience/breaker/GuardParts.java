package dev.etlpipeline.resilience.breaker;

import dev.etlpipeline.core.settings.ApiSettings;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** What a guard is made of, as settings say. */
record GuardParts(CircuitBreaker breaker, Optional<RateLimiter> limiter, Bulkhead bulkhead, Duration waitForPermit) {

    /**
     * @param target such as {@code postcode-api}
     * @param clock  what the time of an open circuit is measured by
     */
    static GuardParts of(String target, ApiLimits limits, ApiSettings api, Clock clock) {
        int calls = limits.calls().orElse(KnownBudgets.calls(api));
        return new GuardParts(
                CircuitBreaker.of(target, breaker(limits, clock)),
                calls == KnownBudgets.NONE
                        ? Optional.empty()
                        : Optional.of(RateLimiter.of(target, limiter(limits, calls))),
                Bulkhead.of(target, bulkhead(limits.maxConcurrent().orElse(api.maxConcurrent()))),
                limits.waitForPermit());
    }

    private static CircuitBreakerConfig breaker(ApiLimits limits, Clock clock) {
        return CircuitBreakerConfig.custom()
                .failureRateThreshold(limits.failureRate())
                .slowCallRateThreshold(limits.slowCallRate())
                .slowCallDurationThreshold(limits.slowCall())
                .slidingWindow(
                        limits.window(),
                        Math.min(limits.minimumCalls(), limits.window()),
                        SlidingWindowType.COUNT_BASED)
                .waitDurationInOpenState(limits.openFor())
                .permittedNumberOfCallsInHalfOpenState(limits.trialCalls())
                .ignoreException(ApiFailures::sayNothing)
                .clock(clock)
                .writableStackTraceEnabled(false)
                .build();
    }

    private static RateLimiterConfig limiter(ApiLimits limits, int calls) {
        return RateLimiterConfig.custom()
                .limitForPeriod(calls)
                .limitRefreshPeriod(limits.period())
                .timeoutDuration(limits.waitForPermit())
                .writableStackTraceEnabled(false)
                .build();
    }

    private static BulkheadConfig bulkhead(int inFlight) {
        return BulkheadConfig.custom()
                .maxConcurrentCalls(inFlight)
                .maxWaitDuration(Duration.ZERO)
                .writableStackTraceEnabled(false)
                .build();
    }
}
