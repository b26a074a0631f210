package dev.etlpipeline.resilience.retry;

import dev.etlpipeline.core.call.Call;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.enrich.ApiException;
import dev.etlpipeline.resilience.classify.Classified;
import dev.etlpipeline.resilience.classify.Classified.Patience;
import dev.etlpipeline.resilience.classify.ErrorClass;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/** One call that failed, until it succeeds or is given up. Used by one thread. */
final class RetriedCall<T> {

    /** What resilience4j takes for "no further attempt". */
    private static final long GIVE_UP = -1;

    private final Retrying retrying;
    private final Call<T> call;
    private final RetryLimits limits;
    private final long began;
    private final RetryNews news;
    private final Retry.AsyncContext<T> context;
    private int attempts = 1;
    private String reason = "";
    private Optional<Duration> asked = Optional.empty();

    RetriedCall(Retrying retrying, Call<T> call, RetryLimits limits, long began) {
        this.retrying = retrying;
        this.call = call;
        this.limits = limits;
        this.began = began;
        this.news = new RetryNews(call);
        this.context = Retry.of(
                        call.operation().target(),
                        RetryConfig.<T>custom()
                                .maxAttempts(limits.attempts())
                                .intervalBiFunction(this::waitAfter)
                                .retryOnException(this::mayHelp)
                                .build())
                .asyncContext();
    }

    T after(Exception first, Callable<T> again) throws Exception {
        Exception failure = first;
        while (true) {
            Optional<Classified> kind = retrying.classifier().classify(failure);
            if (kind.isEmpty()) {
                throw failure;
            }
            heed(failure);
            reason = "it was the last of " + limits.attempts() + " attempts";
            long wait = context.onError(failure);
            if (wait < 0) {
                throw givenUp(failure, kind.get());
            }
            news.attempt(attempts, kind.get(), Duration.ofMillis(wait));
            retrying.pause().of(Duration.ofMillis(wait), call.run());
            attempts++;
            try {
                T result = again.call();
                context.onComplete();
                news.succeeded(attempts, took());
                return result;
            } catch (Exception e) {
                failure = e;
            }
        }
    }

    /** What an API asks for holds for all calls to it, whatever becomes of this one. */
    private void heed(Exception failure) {
        asked = failure instanceof ApiException api
                ? RetryAfter.of(api, call.run().clock().instant())
                : Optional.empty();
        asked.ifPresent(time -> retrying.gate().close(call, time));
    }

    private Exception givenUp(Exception failure, Classified kind) {
        if (kind.patience() == Patience.NONE || isUnanswerable(kind)) {
            news.declined(kind);
            return failure;
        }
        news.exhausted(attempts, kind, took(), reason);
        return new Suspension(call, retrying.ledger()).ofRun(failure, kind, attempts, took(), reason);
    }

    private Duration took() {
        return Duration.ofNanos(retrying.nanoTime() - began);
    }

    /** Asked by resilience4j after each failure. */
    private boolean mayHelp(Throwable failure) {
        Optional<Classified> kind = retrying.classifier().classify(failure);
        return kind.isPresent() && kind.get().patience() != Patience.NONE && !isUnanswerable(kind.get());
    }

    /** Sending blind what may have been committed is what the ledger is for. */
    private boolean isUnanswerable(Classified kind) {
        return kind.errorClass() == ErrorClass.OUTCOME_UNKNOWN
                && call.operation().kind() == OperationKind.LOAD
                && !retrying.ledger();
    }

    /** Asked by resilience4j where another attempt is allowed: milliseconds, or {@link #GIVE_UP}. */
    private long waitAfter(int attempt, Either<Throwable, T> outcome) {
        Throwable failure = outcome.getLeft();
        Optional<Classified> kind = retrying.classifier().classify(failure);
        if (kind.isEmpty() || (kind.get().patience() == Patience.SHORT && attempt >= RetryLimits.SHORT)) {
            reason = "it does not look passing";
            return GIVE_UP;
        }
        Duration wait = backoff(attempt, kind.get());
        if (asked.isPresent()) {
            if (asked.get().compareTo(retrying.settings().retryAfterCap()) > 0) {
                reason = "it asks for " + asked.get().toSeconds() + " s, longer than resilience.retry.retry-after-cap";
                return GIVE_UP;
            }
            // So that those who were told the same do not all come at once.
            wait = asked.get().plus(jittered(limits.initialWait()));
        }
        if (took().plus(wait).compareTo(limits.budget()) > 0) {
            reason = "its time (" + limits.budget() + ") would be over";
            return GIVE_UP;
        }
        return Math.max(wait.toMillis(), 0);
    }

    /** Full jitter: anything up to the bound, so that many who failed together do not come back together. */
    private Duration backoff(int attempt, Classified kind) {
        Duration wait = jittered(limits.bound(attempt));
        return kind.errorClass() == ErrorClass.THROTTLED
                ? wait.plus(retrying.settings().throttledWait())
                : wait;
    }

    private Duration jittered(Duration bound) {
        return Duration.ofNanos((long) (bound.toNanos() * retrying.random().getAsDouble()));
    }
}
