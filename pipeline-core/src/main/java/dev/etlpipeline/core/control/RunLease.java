package dev.etlpipeline.core.control;

import dev.etlpipeline.core.control.LeaseStore.Claim;
import dev.etlpipeline.core.control.LeaseStore.Held;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to write for a pipeline. A holder's beat grows three times a time to live. Who finds the lease held watches
 * the beat on its own monotonic clock: grows it, the run is refused; stands it still for one time to live, the lease is
 * taken over under the next fence. Every chunk touches the fence in its transaction, so that a holder that was only
 * asleep commits nothing afterwards.
 */
public final class RunLease implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunLease.class);

    /** Looks at a foreign lease, and beats of one's own, within one time to live. */
    private static final int BEATS_PER_TTL = 3;

    /** How soon a run that waits for the lease hears that it is to stop. */
    private static final Duration EAR = Duration.ofSeconds(1);

    /** How long a beat under way may take until the lease is given back regardless. */
    private static final long LAST_BEAT_SECONDS = 5;

    private final DataSource dataSource;
    private final LeaseStore store;
    private final String pipeline;
    private final long fence;
    private final boolean tookOver;
    private final ScheduledExecutorService heart;
    /** Only for the heart's own thread: so that an outage takes two lines of the log, not one a beat. */
    private boolean skipping;

    private RunLease(DataSource dataSource, LeaseStore store, Claim claim, long fence, boolean tookOver) {
        this.dataSource = dataSource;
        this.store = store;
        this.pipeline = claim.pipeline();
        this.fence = fence;
        this.tookOver = tookOver;
        this.heart = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "lease-heart");
            thread.setDaemon(true);
            return thread;
        });
        long period = Math.max(1, claim.ttl().toMillis() / BEATS_PER_TTL);
        ScheduledFuture<?> beating = heart.scheduleWithFixedDelay(this::beat, period, period, TimeUnit.MILLISECONDS);
        LOG.debug("The lease of pipeline {} beats: {}", pipeline, !beating.isDone());
    }

    /**
     * Takes the lease, waiting one time to live where a holder may live.
     *
     * @param notice told once, where it has to wait
     * @param stop   asked while it waits: whether nobody wants the lease any more
     * @throws LeaseHeldException where another run lives
     * @throws RunStopped         INTERRUPTED, where it was stopped while it waited
     */
    public static RunLease acquire(
            DataSource dataSource,
            Request request,
            Clock clock,
            Waiting waiting,
            Consumer<String> notice,
            BooleanSupplier stop)
            throws SQLException, InterruptedException {
        LeaseStore store = new LeaseStore(clock);
        Claim claim = new Claim(request.pipeline(), request.runId(), request.holder(), request.ttl());
        try (Connection connection = dataSource.getConnection()) {
            Optional<Held> found = store.find(connection, claim.pipeline());
            if (found.isEmpty()) {
                return first(dataSource, store, claim, connection);
            }
            Held seen = found.get();
            if (seen.held() && !(request.alone() && !seen.holder().equals(claim.holder()))) {
                notice.accept("pipeline " + claim.pipeline() + " is held by run " + seen.runId() + " on "
                        + seen.holder() + "; watching it for " + claim.ttl().toSeconds() + " s in case it is dead");
                watch(store, connection, claim, seen, new Patience(waiting, stop));
            }
            if (!store.take(connection, claim, seen)) {
                throw held(
                        claim.pipeline(),
                        store.find(connection, claim.pipeline()).orElse(seen));
            }
            return new RunLease(dataSource, store, claim, seen.fence() + 1, seen.held());
        }
    }

    private static RunLease first(DataSource dataSource, LeaseStore store, Claim claim, Connection connection)
            throws SQLException {
        try {
            store.insert(connection, claim);
        } catch (SQLException e) {
            Optional<Held> other = store.find(connection, claim.pipeline());
            if (other.isPresent()) {
                throw held(claim.pipeline(), other.get());
            }
            throw e;
        }
        return new RunLease(dataSource, store, claim, 1, false);
    }

    private static void watch(LeaseStore store, Connection connection, Claim claim, Held seen, Patience patience)
            throws SQLException, InterruptedException {
        long start = patience.waiting().nanoTime();
        while (patience.waiting().nanoTime() - start < claim.ttl().toNanos()) {
            patience.pause(claim.pipeline(), claim.ttl().dividedBy(BEATS_PER_TTL * 2L));
            Held now = store.find(connection, claim.pipeline()).orElse(seen);
            if (!now.sameBeat(seen)) {
                throw held(claim.pipeline(), now);
            }
        }
    }

    private static LeaseHeldException held(String pipeline, Held by) {
        return new LeaseHeldException("pipeline " + pipeline + " is being run by " + by.holder() + " since "
                + by.since() + " UTC (run " + by.runId() + "): wait for it to end, or stop it, and try again");
    }

    private void beat() {
        try (Connection connection = dataSource.getConnection()) {
            if (!store.beat(connection, pipeline, fence)) {
                if (!heart.isShutdown()) {
                    LOG.warn("The lease of pipeline {} was taken over by another run", pipeline);
                }
                heart.shutdown();
            }
            told(null);
        } catch (SQLException | RuntimeException e) {
            told(e);
        }
    }

    /** Says when the beat fails and when it is back; it goes on trying whatever happens. */
    private void told(@Nullable Exception failure) {
        if (failure != null && !skipping) {
            LOG.warn(
                    "The lease of pipeline {} cannot beat and goes on trying: {}",
                    pipeline,
                    failure.getClass().getSimpleName());
        } else if (failure == null && skipping) {
            LOG.info("The lease of pipeline {} beats again", pipeline);
        }
        skipping = failure != null;
    }

    /** Grows with each takeover. */
    public long fence() {
        return fence;
    }

    /** Whether a holder that seemed dead was replaced. */
    public boolean tookOver() {
        return tookOver;
    }

    /**
     * Touches the fence: the last statement before a chunk's commit.
     *
     * @throws RunStopped FENCED, where another run took over
     */
    public void touch(Connection tx) throws SQLException {
        if (!store.touch(tx, pipeline, fence)) {
            throw new RunStopped(
                    RunState.FENCED,
                    "another run took pipeline " + pipeline + " over while this one was not heard of; nothing was"
                            + " written since",
                    null);
        }
    }

    /**
     * Stops the beat and gives the lease back; a lease that went to another is left alone. An interrupt is put off until
     * that is done.
     */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        heart.shutdown();
        try {
            if (!heart.awaitTermination(LAST_BEAT_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The lease of pipeline {} is given back while a beat still waits for an answer", pipeline);
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        release();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void release() {
        try (Connection connection = dataSource.getConnection()) {
            store.release(connection, pipeline, fence);
        } catch (SQLException | RuntimeException e) {
            LOG.warn(
                    "The lease of pipeline {} could not be given back and will expire: {}",
                    pipeline,
                    e.getClass().getSimpleName());
        }
    }

    /** Waits in short pieces, and asks before each whether to go on. */
    private record Patience(Waiting waiting, BooleanSupplier stop) {

        void pause(String pipeline, Duration time) throws InterruptedException {
            for (Duration left = time; left.compareTo(Duration.ZERO) > 0; left = left.minus(EAR)) {
                if (stop.getAsBoolean()) {
                    throw new RunStopped(
                            RunState.INTERRUPTED,
                            "stopped while it waited for the lease of pipeline " + pipeline + "; nothing was written",
                            null);
                }
                waiting.pause(left.compareTo(EAR) < 0 ? left : EAR);
            }
        }
    }

    /**
     * Who asks for the lease of what.
     *
     * @param holder host and process, for the message to others
     * @param ttl    how long its beat may stand still
     * @param alone  whether no other process can have the database open: one that holds the lease in there is dead, and
     *               is not waited for
     */
    public record Request(String pipeline, String runId, String holder, Duration ttl, boolean alone) {}
}
