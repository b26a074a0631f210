package dev.etlpipeline.resilience.retry;

import dev.etlpipeline.core.call.Call;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.enrich.ApiException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one call was told by an API holds for all calls to it: none goes out before the time that it named. Thread-safe.
 */
final class ApiGate {

    private final Map<String, Instant> closedUntil = new ConcurrentHashMap<>();
    private final Duration cap;
    private final Pause pause;

    ApiGate(Duration cap, Pause pause) {
        this.cap = cap;
        this.pause = pause;
    }

    /** An API asked not to be called for so long. */
    void close(Call<?> call, Duration time) {
        closedUntil.merge(
                call.operation().target(),
                call.run().clock().instant().plus(time),
                (one, other) -> one.isAfter(other) ? one : other);
    }

    /** Whether the API does not want to be called now. */
    boolean isClosed(Call<?> call) {
        Instant until = closedUntil.get(call.operation().target());
        return until != null && call.run().clock().instant().isBefore(until);
    }

    /** Until when the API is not called, where that is longer away than anybody waits; empty where it may be waited for. */
    Optional<Instant> closedForLong(Call<?> call) {
        Instant until = closedUntil.get(call.operation().target());
        return Optional.ofNullable(until).filter(time -> isTooLong(left(call, time)));
    }

    private static Duration left(Call<?> call, Instant until) {
        return Duration.between(call.run().clock().instant(), until);
    }

    private boolean isTooLong(Duration left) {
        return left.compareTo(cap) > 0;
    }

    /** What comes of a call that is not made. */
    static ApiException notMade(Call<?> call, Instant until) {
        String api = call.operation().target();
        return ApiException.ofStatus(
                api,
                429,
                api + " was not called: it asked to be left alone until " + until
                        + ", longer than resilience.retry.retry-after-cap",
                Long.toString(left(call, until).toSeconds()),
                null);
    }

    /**
     * Waits until the API may be called.
     *
     * @throws ApiException in its place, where that is longer away than anybody waits
     */
    void pass(Call<?> call) throws ApiException, InterruptedException {
        String api = call.operation().target();
        Instant until = closedUntil.get(api);
        if (call.operation().kind() != OperationKind.API_CALL || until == null) {
            return;
        }
        Duration left = left(call, until);
        if (left.isNegative() || left.isZero()) {
            closedUntil.remove(api, until);
            return;
        }
        if (isTooLong(left)) {
            throw notMade(call, until);
        }
        pause.of(wholeMillis(left), call.run());
    }

    /** Waits are of whole milliseconds, and one that is rounded down ends early. */
    private static Duration wholeMillis(Duration time) {
        return time.plusNanos(999_999).truncatedTo(ChronoUnit.MILLIS);
    }
}
