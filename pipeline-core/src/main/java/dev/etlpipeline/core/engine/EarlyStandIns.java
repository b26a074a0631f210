package dev.etlpipeline.core.engine;

import dev.etlpipeline.core.module.StandIn;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;

/** Starts stand-ins while the warehouse opens, since either takes its time. */
final class EarlyStandIns {

    private final CompletableFuture<Void> started;

    EarlyStandIns(Collection<StandIn> needed) {
        started = needed.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.runAsync(() -> needed.forEach(StandIn::start), EarlyStandIns::onDaemon);
    }

    private static void onDaemon(Runnable start) {
        Thread thread = new Thread(start, "stand-ins");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Returns when none is starting any more, so that none starts behind the back of whoever then closes them. Of a
     * failure nothing is said here: whoever needs the stand-in starts it again, and reports.
     */
    void await() {
        started.exceptionally(failure -> null).join();
    }
}
