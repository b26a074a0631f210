package dev.etlpipeline.app.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures work of this process. The clock can be stopped, for what has to be done in between but does not count. Used by
 * one thread.
 */
public final class Meter {

    /** How often the heap is looked at. */
    private static final long LOOK_NANOS = 5_000_000;

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private long wall;
    private long cpu;
    private long startedAt;
    private long cpuAtStart;
    private volatile long heap;
    private volatile boolean running;

    /** What is measured. */
    @FunctionalInterface
    public interface Work {

        /** @return how many records went through */
        long run(Meter meter) throws Exception;
    }

    /** Runs the work with the clock on. */
    public static Sample measure(Work work) throws Exception {
        System.gc(); // the garbage of what was measured before is not this one's
        return new Meter().sample(work);
    }

    private Sample sample(Work work) throws Exception {
        Thread watch = new Thread(this::watchHeap, "bench-heap");
        watch.setDaemon(true);
        running = true;
        watch.start();
        try {
            on();
            long rows = work.run(this);
            off();
            running = false;
            watch.join();
            lookAtHeap(); // work may be over before the watch has looked
            return new Sample(rows, Duration.ofNanos(wall), Duration.ofNanos(cpu), heap);
        } finally {
            running = false;
            watch.join();
        }
    }

    /** Starts the clock again. */
    public void on() {
        startedAt = System.nanoTime();
        cpuAtStart = SYSTEM.getProcessCpuTime();
    }

    /** Stops the clock. */
    public void off() {
        wall += System.nanoTime() - startedAt;
        cpu += SYSTEM.getProcessCpuTime() - cpuAtStart;
    }

    private void watchHeap() {
        while (running) {
            lookAtHeap();
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private void lookAtHeap() {
        heap = Math.max(
                heap, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
}
