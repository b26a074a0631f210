package dev.etlpipeline.core.enrich;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Threads that end without being interrupted, and things that are all closed even if one of them refuses. */
final class Closing {

    /** A cancelled call ends at once; a look-up in a database may need a moment. Nobody waits longer at a run's end. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private Closing() {}

    /** Named for logs and thread dumps; daemons, so that a stuck call cannot keep the process alive. */
    static ThreadFactory threads(String name) {
        AtomicInteger number = new AtomicInteger();
        ThreadFactory daemons = Executors.defaultThreadFactory();
        return task -> {
            Thread thread = daemons.newThread(task);
            thread.setName(name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** @param closings the closing of each, in their order; the first failure is thrown after all were closed */
    static void all(Stream<Runnable> closings) {
        List<RuntimeException> failures = new ArrayList<>();
        closings.forEach(closing -> {
            try {
                closing.run();
            } catch (RuntimeException e) {
                failures.add(e);
            }
        });
        if (!failures.isEmpty()) {
            RuntimeException first = failures.remove(0);
            failures.forEach(first::addSuppressed);
            throw first;
        }
    }

    static void await(ExecutorService executor) {
        executor.shutdown();
        try {
            executor.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
