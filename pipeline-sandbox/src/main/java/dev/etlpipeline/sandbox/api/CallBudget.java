package dev.etlpipeline.sandbox.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * 600 calls in five minutes, counted from the first; the next call after that begins the next five. Not enforced, it
 * always has 599 left. Safe for use by several threads.
 */
final class CallBudget {

    private static final int LIMIT = 600;
    private static final Duration WINDOW = Duration.ofMinutes(5);

    /**
     * How the budget stands after a call.
     *
     * @param allowed whether the call may be answered
     */
    record Standing(boolean allowed, int remaining, Instant reset) {

        /** Companies House's headers, spelt as there. */
        Map<String, String> headers() {
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("X-Ratelimit-Limit", Integer.toString(LIMIT));
            headers.put("X-Ratelimit-Remain", Integer.toString(remaining));
            headers.put("X-Ratelimit-Reset", Long.toString(reset.getEpochSecond()));
            headers.put("X-Ratelimit-Window", WINDOW.toMinutes() + "m");
            return headers;
        }
    }

    private final Clock clock;
    private final boolean enforced;
    private Instant windowEnd = Instant.MIN;
    private int used;

    CallBudget(Clock clock, boolean enforced) {
        this.clock = clock;
        this.enforced = enforced;
    }

    synchronized Standing take() {
        Instant now = clock.instant();
        if (!enforced) {
            return new Standing(true, LIMIT - 1, now.plus(WINDOW));
        }
        if (!now.isBefore(windowEnd)) {
            windowEnd = now.plus(WINDOW);
            used = 0;
        }
        boolean allowed = used < LIMIT;
        used += allowed ? 1 : 0;
        return new Standing(allowed, LIMIT - used, windowEnd);
    }

    synchronized void reset() {
        windowEnd = Instant.MIN;
    }
}
