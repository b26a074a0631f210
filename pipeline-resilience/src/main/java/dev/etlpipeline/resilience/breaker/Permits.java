package dev.etlpipeline.resilience.breaker;

import dev.etlpipeline.core.control.Waiting;
import dev.etlpipeline.core.run.RunContext;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Waits for what somebody else has to give back, or for time to pass, but not once the run is to end. */
record Permits(Waiting waiting) {

    /** How soon a waiting call hears that the run ends, or that there is a place. */
    private static final Duration LOOK = Duration.ofMillis(50);

    /** Lets the time pass. */
    void pass(RunContext run, long nanos) throws InterruptedException {
        await(run, Duration.ofNanos(nanos), () -> false);
    }

    /**
     * @return whether it was there before the time was over
     * @throws CancellationException where the run is to end
     */
    boolean await(RunContext run, Duration atMost, BooleanSupplier there) throws InterruptedException {
        long start = waiting.nanoTime();
        while (!there.getAsBoolean()) {
            if (run.stopping()) {
                throw new CancellationException("the call waits no longer for a permit, because the run ends");
            }
            Duration left = atMost.minusNanos(waiting.nanoTime() - start);
            if (left.isNegative() || left.isZero()) {
                return false;
            }
            waiting.pause(left.compareTo(LOOK) < 0 ? left : LOOK);
        }
        return true;
    }
}
