package dev.etlpipeline.observability.report;

import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.observability.report.RunFigures.Sample;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What has to be looked at while a run goes on: how far it is, and how much memory it uses. */
final class Recording {

    /** Memory changes with each chunk; five looks a second cost nothing that can be measured. */
    private static final long EVERY_MILLIS = 200;

    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

    private final Instant started;
    private final String operation;
    private final long begun = System.nanoTime();
    private final ProcessUse before;
    private final LongAdder rows = new LongAdder();
    private final AtomicLong heapPeak = new AtomicLong();
    private final AtomicLong poolPeak = new AtomicLong();
    private final Samples samples = new Samples();
    private final PoolInUse pool;
    private final ScheduledExecutorService looking;

    /** How many connections are in use. */
    @FunctionalInterface
    interface PoolInUse {
        long now();
    }

    private Recording(RunContext run, String operation, PoolInUse pool) {
        this.started = run.clock().instant();
        this.operation = operation;
        this.pool = pool;
        this.before = ProcessUse.now();
        this.looking = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "run-recorder");
            thread.setDaemon(true);
            return thread;
        });
    }

    static Recording begin(RunContext run, String operation, PoolInUse pool) {
        Recording recording = new Recording(run, operation, pool);
        recording.looking.scheduleAtFixedRate(recording::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return recording;
    }

    void committed(LoadedChunk chunk) {
        rows.add(chunk.chunk().records());
        look(heap());
    }

    private void look() {
        samples.offer(sample());
        poolPeak.accumulateAndGet(pool.now(), Math::max);
    }

    private Sample sample() {
        long heap = heap();
        look(heap);
        return new Sample(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun), rows.sum(), heap);
    }

    private static long heap() {
        return MEMORY.getHeapMemoryUsage().getUsed();
    }

    private void look(long heap) {
        heapPeak.accumulateAndGet(heap, Math::max);
    }

    /** Nobody looks any more. */
    void stop() {
        looking.shutdownNow();
    }

    List<Sample> samples() {
        return samples.endingWith(sample());
    }

    Instant started() {
        return started;
    }

    String operation() {
        return operation;
    }

    int poolPeak() {
        return (int) poolPeak.get();
    }

    RunFigures.Machine machine(long allocated) {
        ProcessUse used = ProcessUse.now().since(before);
        return new RunFigures.Machine(
                heapPeak.get(),
                MEMORY.getHeapMemoryUsage().getMax(),
                allocated,
                used.collections(),
                used.collectionMs(),
                used.cpuMs(),
                Runtime.getRuntime().availableProcessors());
    }
}
