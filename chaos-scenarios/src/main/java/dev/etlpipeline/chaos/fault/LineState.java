package dev.etlpipeline.chaos.fault;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What a proxy does to what passes. Any thread. */
final class LineState {

    private static final long UNLIMITED = Long.MAX_VALUE;

    private final AtomicLong bytesLeft = new AtomicLong(UNLIMITED);
    private final AtomicInteger commitsToCut = new AtomicInteger();
    private final AtomicLong commitsCut = new AtomicLong();
    private final AtomicLong held = new AtomicLong();
    private long latencyNanos;
    private long bytesPerSecond = UNLIMITED;
    private boolean silent;
    private boolean refusing;

    synchronized void latency(Duration delay) {
        latencyNanos = delay.toNanos();
    }

    synchronized void bandwidth(long bytes) {
        bytesPerSecond = bytes;
    }

    synchronized void blackHole(boolean on) {
        silent = on;
        notifyAll();
    }

    /** Whether what is said now is swallowed. */
    synchronized boolean swallows() {
        if (silent) {
            held.incrementAndGet();
        }
        return silent;
    }

    synchronized void refuse(boolean on) {
        refusing = on;
    }

    synchronized boolean isRefusing() {
        return refusing;
    }

    void cutAfter(long bytes) {
        bytesLeft.set(bytes);
    }

    void cutCommitAnswers(int commits) {
        commitsToCut.set(commits);
    }

    /** Takes one of the commits whose answers are to be cut. */
    boolean takesCommit() {
        boolean taken = commitsToCut.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        if (taken) {
            commitsCut.incrementAndGet();
        }
        return taken;
    }

    /**
     * Counts what a client says.
     *
     * @return how much of it still passes; the line is to be cut behind that where it is not all
     */
    int allowed(int bytes) {
        if (bytesLeft.get() == UNLIMITED) {
            return bytes;
        }
        long left = bytesLeft.addAndGet(-bytes);
        if (left < 0) {
            bytesLeft.set(UNLIMITED); // once
            return (int) Math.max(0, bytes + left);
        }
        return bytes;
    }

    /** Waits as long as what was said has to wait. */
    void pass(int bytes, boolean fromServer) throws InterruptedException {
        long nanos;
        synchronized (this) {
            nanos = fromServer ? latencyNanos : 0;
            if (bytesPerSecond != UNLIMITED) {
                nanos += bytes * 1_000_000_000L / bytesPerSecond;
            }
        }
        if (nanos > 0) {
            held.incrementAndGet();
            long end = System.nanoTime() + nanos;
            synchronized (this) {
                for (long left = nanos; left > 0; left = end - System.nanoTime()) {
                    wait(left / 1_000_000, (int) (left % 1_000_000));
                }
            }
        }
    }

    /** @return whether it was silent */
    synchronized boolean mend() {
        boolean was = silent;
        latencyNanos = 0;
        bytesPerSecond = UNLIMITED;
        silent = false;
        refusing = false;
        bytesLeft.set(UNLIMITED);
        commitsToCut.set(0);
        notifyAll();
        return was;
    }

    long commitsCut() {
        return commitsCut.get();
    }

    long held() {
        return held.get();
    }
}
