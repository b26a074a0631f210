package dev.etlpipeline.observability.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.run.Failures;
import dev.etlpipeline.observability.health.HealthMonitor;
import dev.etlpipeline.observability.health.HealthReport;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the dashboard's picture fresh, whoever looks at it. Two threads: one reads files, one looks at health. */
final class Board implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Board.class);

    private final HealthMonitor monitor;
    private final LiveRuns live;
    private final Clock clock;
    private final Duration healthEvery;
    private final ScheduledExecutorService ticking = Executors.newScheduledThreadPool(2, Board::daemon);
    private final List<Consumer<Snapshot>> watchers = new CopyOnWriteArrayList<>();
    private final CompletableFuture<HealthReport> firstReport = new CompletableFuture<>();
    private final Object looking = new Object();
    private volatile BooleanSupplier paused = () -> false;
    private volatile @Nullable HealthReport report;
    private volatile Snapshot snapshot;
    private Set<String> ended = Set.of();
    private long lookedAt;

    Board(Workspace workspace) {
        ServeSettings settings = workspace.settings().read(ServeSettings.class);
        this.monitor = HealthMonitor.of(workspace);
        this.live = new LiveRuns(workspace
                .home()
                .resolve(workspace.settings().read(LiveSettings.class).folder()));
        this.clock = workspace.clock();
        this.healthEvery = settings.healthEvery();
        this.snapshot = Snapshot.of(clock.instant(), null, List.of(), live.read());
        long refresh = settings.refresh().toMillis();
        ticking.scheduleWithFixedDelay(() -> guarded(this::look), 0, refresh, TimeUnit.MILLISECONDS);
        ticking.scheduleWithFixedDelay(() -> guarded(this::refresh), 0, refresh, TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "dashboard");
        thread.setDaemon(true);
        return thread;
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.warn("The dashboard could not be brought up to date", Failures.safe(e));
        }
    }

    /** Looks where it is time, or a run has ended since. */
    private void look() {
        Set<String> now = snapshot.runs().stream()
                .filter(run -> !Snapshot.isRunning(run))
                .map(run -> run.path("run_id").asText() + run.path("attempt"))
                .collect(Collectors.toSet());
        boolean due = System.nanoTime() - lookedAt > healthEvery.toNanos();
        if (!firstReport.isDone() || due || !now.equals(ended)) {
            synchronized (looking) {
                look(now);
            }
        }
    }

    private void look(Set<String> now) {
        if (firstReport.isDone() && paused.getAsBoolean()) {
            return;
        }
        HealthReport looked = monitor.look();
        report = looked;
        ended = now;
        lookedAt = System.nanoTime();
        firstReport.complete(looked);
    }

    /** @param when nobody is to look at health, such as while a run is about to take an embedded database for itself */
    void pauseWhile(BooleanSupplier when) {
        paused = when;
    }

    /** Does this when no look at health is under way; waits for one, which has its timeouts. */
    <T> T whileNobodyLooks(Supplier<T> task) {
        synchronized (looking) {
            return task.get();
        }
    }

    /** What runs of this machine have left by now, the latest first. */
    List<JsonNode> left() {
        return live.read();
    }

    private void refresh() {
        List<ObjectNode> remembered = monitor.runs().stream().map(RunJson::of).toList();
        List<JsonNode> own = live.read();
        Snapshot fresh = Snapshot.of(clock.instant(), report, remembered, own);
        snapshot = fresh;
        watchers.forEach(watcher -> watcher.accept(fresh));
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /** The latest; waits for the first, which has its timeouts. */
    HealthReport report() {
        HealthReport latest = report;
        return latest == null ? firstReport.join() : latest;
    }

    /** @param watcher called on the dashboard's thread with each fresh picture; must not block */
    void watch(Consumer<Snapshot> watcher) {
        watchers.add(watcher);
    }

    void unwatch(Consumer<Snapshot> watcher) {
        watchers.remove(watcher);
    }

    @Override
    public void close() {
        ticking.shutdown();
    }
}
