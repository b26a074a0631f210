package dev.etlpipeline.governance.lineage.event;

import io.openlineage.client.OpenLineage.RunEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends events from a thread of its own, in their order. What the receiver does not take waits for the next event, to be tried again before it;
 * only so many wait. Thread-safe.
 */
final class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final Receiver receiver;
    private final int most;
    private final Duration endWait;
    private final Deque<RunEvent> waiting = new ArrayDeque<>();
    private final Object lock = new Object();
    private boolean fresh;
    private boolean sending;
    private long thrownAway;
    private @Nullable String failure;
    private boolean begun;

    Outbox(Receiver receiver, int most, Duration endWait) {
        this.receiver = receiver;
        this.most = most;
        this.endWait = endWait;
    }

    /** Never waits. */
    void put(RunEvent event) {
        synchronized (lock) {
            if (!begun) {
                begun = true;
                Thread thread = new Thread(this::work, "openlineage");
                thread.setDaemon(true);
                thread.start();
            }
            if (waiting.size() >= most) {
                waiting.removeFirst();
                thrownAway++;
            }
            waiting.addLast(event);
            fresh = true;
            lock.notifyAll();
        }
    }

    /** Waits until all is tried, as long as the settings allow, and says what was not sent. */
    void flush() {
        long until = System.nanoTime() + endWait.toNanos();
        synchronized (lock) {
            boolean interrupted = false;
            while (!interrupted && (fresh || sending) && until - System.nanoTime() > 0) {
                try {
                    lock.wait(Math.max(1, (until - System.nanoTime()) / 1_000_000));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    interrupted = true;
                }
            }
            long unsent = waiting.size() + thrownAway;
            if (unsent > 0) {
                LOG.warn(
                        "Lineage events that are not sent: {}. {} {}. Runs go on without; {} says where they go",
                        unsent,
                        receiver.place(),
                        failure == null ? "has not answered yet" : "did not take them (" + failure + ")",
                        receiver.setting());
                thrownAway = 0;
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // another may be the first by now, and two may be equal
    private void work() {
        while (true) {
            RunEvent event = next();
            if (event == null) {
                return;
            }
            boolean sent = send(event);
            synchronized (lock) {
                if (sent && waiting.peekFirst() == event) {
                    waiting.removeFirst();
                }
                sending = sent && !waiting.isEmpty();
                lock.notifyAll();
            }
        }
    }

    /** Waits for something that was not tried since it came; null where the thread is to end. */
    private @Nullable RunEvent next() {
        synchronized (lock) {
            try {
                while (!sending && !fresh) {
                    lock.wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
            fresh = false;
            sending = true;
            return waiting.peekFirst();
        }
    }

    private boolean send(RunEvent event) {
        try {
            receiver.take(event);
            failed(null);
            return true;
        } catch (IOException | RuntimeException e) { // of what others say only the class is told
            Throwable cause = e.getCause() == null ? e : e.getCause();
            failed(cause.getClass().getSimpleName());
            return false;
        } catch (LinkageError e) {
            failed(e.getClass().getSimpleName());
            return false;
        }
    }

    private void failed(@Nullable String why) {
        synchronized (lock) {
            failure = why;
        }
    }
}
