package dev.etlpipeline.core.engine;

import static java.util.concurrent.TimeUnit.MINUTES;

import dev.etlpipeline.core.load.PreparedChunk;
import dev.etlpipeline.core.source.Checkpoint;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Overlaps one reader, several workers and the loading thread, which is the caller's. Chunks between read and commit are
 * bounded by permits; the loader takes them in file order. The first failure, wherever it happens, stops all: nothing
 * that was not yet being loaded is loaded afterwards. No thread is ever interrupted.
 */
final class ChunkFlow {

    /** How long a waiting thread sleeps before it looks at the stop flag, in milliseconds. */
    private static final long LOOK = 20;

    private final Steps steps;
    private final Runnable cancelWork;
    private final int workers;
    private final int chunksInFlight;
    private final Semaphore permits;
    private final BlockingQueue<CompletableFuture<PreparedChunk>> inOrder = new LinkedBlockingQueue<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();

    /**
     * @param workers    chunks that are worked on at once; one that waits for a future does not count
     * @param cancelWork ends what workers wait for, called once when the flow stops early; must be quick
     */
    ChunkFlow(Steps steps, Runnable cancelWork, int workers, int chunksInFlight) {
        this.steps = steps;
        this.cancelWork = cancelWork;
        this.workers = workers;
        this.chunksInFlight = chunksInFlight;
        this.permits = new Semaphore(chunksInFlight);
    }

    /** What is done with a chunk. */
    interface Steps {

        /** On the reader's thread. */
        Chunk read(Cursor from, long number) throws Exception;

        /** On a worker's thread, several at once. */
        PreparedChunk work(Chunk chunk) throws Exception;

        /** On the caller's thread, in file order. */
        void load(PreparedChunk chunk) throws Exception;
    }

    /** Ends the flow after the chunk in hand. Any thread. */
    void stop() {
        stopped.complete(null);
    }

    /** Whether it ends, or has ended. Any thread. */
    boolean stopping() {
        return stopped.isDone();
    }

    /**
     * Runs to the end of the source, the first failure, or {@link #stop()}.
     *
     * @return whether the source was read and loaded to its end
     * @throws Exception the first failure
     */
    boolean run(Checkpoint start) throws Exception {
        ExecutorService pool = pool();
        Thread reader = daemon(() -> read(start, pool), "reader");
        reader.start();
        boolean complete = false;
        try {
            complete = loadAll();
        } catch (Throwable e) {
            failure.compareAndSet(null, e);
        } finally {
            stop();
            if (!complete) {
                cancelWork.run();
            }
            reader.join();
            pool.shutdown();
            pool.awaitTermination(1, TimeUnit.HOURS);
        }
        rethrow(failure.get());
        return complete;
    }

    /** First come, first served; where a worker waits for a future, another thread goes on with the next chunk. */
    private ExecutorService pool() {
        AtomicInteger numbers = new AtomicInteger();
        ForkJoinPool.ForkJoinWorkerThreadFactory named = pool -> {
            ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
            thread.setName("worker-" + numbers.incrementAndGet());
            return thread;
        };
        return new ForkJoinPool(
                workers, named, null, true, workers, workers + chunksInFlight, workers, pool -> true, 1, MINUTES);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private void read(Checkpoint start, ExecutorService pool) {
        try {
            Cursor at = start.cursor();
            for (long number = start.chunks() + 1; acquire(); number++) {
                Chunk chunk = steps.read(at, number);
                CompletableFuture<PreparedChunk> prepared = new CompletableFuture<>();
                inOrder.add(prepared);
                pool.execute(() -> work(chunk, prepared));
                at = chunk.after();
                if (chunk.last()) {
                    return;
                }
            }
        } catch (Throwable e) {
            fail(e);
        }
    }

    private boolean acquire() throws InterruptedException {
        while (!stopping()) {
            if (permits.tryAcquire(LOOK, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    private void work(Chunk chunk, CompletableFuture<PreparedChunk> prepared) {
        if (stopping()) {
            return;
        }
        try {
            prepared.complete(steps.work(chunk));
        } catch (Throwable e) {
            fail(e);
        }
    }

    private boolean loadAll() throws Exception {
        while (!stopping()) {
            CompletableFuture<PreparedChunk> next = inOrder.poll(LOOK, TimeUnit.MILLISECONDS);
            if (next == null) {
                continue;
            }
            CompletableFuture.anyOf(next, stopped).join();
            if (stopping()) {
                return false;
            }
            if (Thread.interrupted()) { // waiting for the chunk only kept the flag, and H2 must not be used with it
                throw new InterruptedException("interrupted while a chunk was waited for");
            }
            PreparedChunk chunk = next.join();
            steps.load(chunk);
            permits.release();
            if (chunk.chunk().last()) {
                return true;
            }
        }
        return false;
    }

    /** On a thread beside the loader's: what fails because all is being stopped is no cause. */
    private void fail(Throwable cause) {
        if (!stopping()) {
            failure.compareAndSet(null, cause);
        }
        stop();
    }

    private static void rethrow(@Nullable Throwable cause) throws Exception {
        if (cause instanceof Exception exception) {
            throw exception;
        }
        if (cause instanceof Error error) {
            throw error;
        }
    }
}
