package dev.etlpipeline.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Makes Ctrl-C and SIGTERM end a run after the chunk in hand. Open from before the run until its account is printed: the
 * JVM waits for as long, and then ends with 130 or 143 by itself.
 */
final class StopOnSignal implements AutoCloseable {

    /** Longer than any statement's timeout; who can't wait has SIGKILL, and loses no more than the chunk in hand. */
    private static final long MINUTES = 5;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    StopOnSignal(Runnable requestStop, Screen screen) {
        hook = new Thread(() -> stop(requestStop, screen), "stop-on-signal");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stop(Runnable requestStop, Screen screen) {
        screen.err().println("Stopping after the chunk in hand ...");
        requestStop.run();
        try {
            if (!ended.await(MINUTES, TimeUnit.MINUTES)) {
                screen.err().println("Gave up waiting for the chunk in hand; it is rolled back.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is going down, and the hook is what waits for us.
        }
    }
}
