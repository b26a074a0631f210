package dev.etlpipeline.resilience.breaker;

import dev.etlpipeline.core.call.Call;
import dev.etlpipeline.core.control.Waiting;
import dev.etlpipeline.core.run.RunContext;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Stands before one API. A call asks the circuit breaker, then the rate limiter, then the bulkhead, and the breaker once
 * more: a call that waited while the circuit opened is not made. The breaker sees the exchange alone, so that waiting for
 * a permit makes no call slow. Thread-safe.
 */
final class ApiGuard {

    private final CircuitBreaker breaker;
    private final Optional<RateLimiter> limiter;
    private final Bulkhead bulkhead;
    private final Duration waitForPermit;
    private final Permits permits;
    private final CircuitNews news;

    ApiGuard(GuardParts parts, Waiting waiting) {
        this.breaker = parts.breaker();
        this.limiter = parts.limiter();
        this.bulkhead = parts.bulkhead();
        this.waitForPermit = parts.waitForPermit();
        this.permits = new Permits(waiting);
        this.news = new CircuitNews(breaker);
    }

    /**
     * @throws CallNotPermittedException the circuit is open
     * @throws RequestNotPermitted       the rate leaves no room within the time that calls wait
     * @throws BulkheadFullException     as many calls as allowed stayed in flight for that time
     */
    <T> T call(Call<T> call) throws Exception {
        news.hearing(call.run());
        breaker.acquirePermission();
        boolean asked = false;
        try {
            waitForRate(call.run());
            waitForPlace(call.run());
            asked = true;
        } finally {
            if (!asked) {
                breaker.releasePermission();
            }
        }
        try {
            return exchange(call);
        } finally {
            bulkhead.onComplete();
        }
    }

    private void waitForRate(RunContext run) throws InterruptedException {
        if (limiter.isPresent()) {
            long nanos = limiter.get().reservePermission();
            if (nanos < 0) {
                throw RequestNotPermitted.createRequestNotPermitted(limiter.get());
            }
            permits.pass(run, nanos);
        }
    }

    private void waitForPlace(RunContext run) throws InterruptedException {
        if (!permits.await(run, waitForPermit, bulkhead::tryAcquirePermission)) {
            throw BulkheadFullException.createBulkheadFullException(bulkhead);
        }
    }

    private <T> T exchange(Call<T> call) throws Exception {
        if (breaker.getState() == CircuitBreaker.State.OPEN) {
            breaker.releasePermission();
            throw CallNotPermittedException.createCallNotPermittedException(breaker);
        }
        long start = permits.waiting().nanoTime();
        boolean decided = false;
        try {
            T answer = call.proceed();
            decided = true;
            breaker.onSuccess(since(start), TimeUnit.NANOSECONDS);
            return answer;
        } catch (Exception e) {
            decided = true;
            if (!ApiFailures.sayNothing(e)) {
                news.failed(e);
            }
            breaker.onError(since(start), TimeUnit.NANOSECONDS, e);
            throw e;
        } finally {
            if (!decided) { // an Error says nothing of the API
                breaker.releasePermission();
            }
        }
    }

    private long since(long start) {
        return permits.waiting().nanoTime() - start;
    }

    CircuitBreaker breaker() {
        return breaker;
    }
}
