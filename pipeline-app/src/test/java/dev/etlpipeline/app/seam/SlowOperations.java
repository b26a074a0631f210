package dev.etlpipeline.app.seam;

import dev.etlpipeline.core.call.Operation;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunListener;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Watches: remembers operations that took long. Were it deleted, every run would end as before. */
final class SlowOperations implements RunListener {

    private final Duration limit;
    private final Queue<String> slow = new ConcurrentLinkedQueue<>();

    SlowOperations(Duration limit) {
        this.limit = limit;
    }

    @Override
    public void operationFinished(RunContext run, Operation operation, Duration took) {
        if (took.compareTo(limit) > 0) {
            slow.add(operation + " took " + took.toMillis() + " ms");
        }
    }

    Queue<String> slow() {
        return slow;
    }
}
