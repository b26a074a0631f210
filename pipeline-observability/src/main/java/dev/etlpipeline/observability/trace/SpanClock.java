package dev.etlpipeline.observability.trace;

import java.time.Clock;
import java.time.Instant;

/** Times of one attempt's spans: as the run's clock has it at its beginning, and evenly on from there. */
final class SpanClock {

    private final long epoch;
    private final long began = System.nanoTime();

    SpanClock(Clock clock) {
        Instant now = clock.instant();
        this.epoch = now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    /** Nanoseconds since 1970. */
    long now() {
        return epoch + (System.nanoTime() - began);
    }
}
