package dev.etlpipeline.resilience.retry;

import dev.etlpipeline.core.control.Waiting;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import java.time.Duration;

/** Waits on a thread of the run, in pieces, and not beyond the run's end. */
final class Pause {

    /** How soon a wait ends when the run is to. */
    private static final Duration EAR = Duration.ofMillis(200);

    private final Waiting waiting;

    Pause(Waiting waiting) {
        this.waiting = waiting;
    }

    long nanoTime() {
        return waiting.nanoTime();
    }

    /** @throws RunStopped INTERRUPTED, where the run is to end */
    void of(Duration time, RunContext run) throws InterruptedException {
        for (Duration left = time; left.compareTo(Duration.ZERO) > 0; left = left.minus(EAR)) {
            if (run.stopping()) {
                throw new RunStopped(
                        RunState.INTERRUPTED, "stopped while it waited to try again; what is loaded stays", null);
            }
            waiting.pause(left.compareTo(EAR) < 0 ? left : EAR);
        }
    }
}
