package dev.etlpipeline.core.control;

import java.time.Duration;

/** Time that passes, injected so that tests need not wait: a monotonic clock and a way to wait on it. */
public interface Waiting {

    Waiting SYSTEM = new Waiting() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void pause(Duration time) throws InterruptedException {
            Thread.sleep(time.toMillis());
        }
    };

    /** Monotonic; comparable only with itself. */
    long nanoTime();

    void pause(Duration time) throws InterruptedException;
}
