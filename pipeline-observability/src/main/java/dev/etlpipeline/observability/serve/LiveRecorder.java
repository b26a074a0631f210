package dev.etlpipeline.observability.serve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.etlpipeline.core.call.Operation;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.module.BeforeRun;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.core.source.Reject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Writes down how a run stands, on a thread of its own, so that the dashboard of another process can show it. The run's threads
 * only add to counters. One run at a time.
 */
final class LiveRecorder implements RunListener, BeforeRun {

    private final SettingsReader settings;
    private volatile @Nullable LiveRun live;
    private volatile @Nullable DataSource pool;
    private volatile @Nullable LiveRuns folder;
    private @Nullable ScheduledExecutorService writer;

    LiveRecorder(SettingsReader settings) {
        this.settings = settings;
    }

    /** Takes note of the pool, and changes nothing about it. */
    DataSource watchPool(DataSource opened) {
        pool = opened;
        return opened;
    }

    @Override
    public void runStarted(RunContext run, RunRequest request, long bytes) {
        pool = null;
        folder = null;
        live = new LiveRun(run, request, bytes);
    }

    /** The first moment at which the folder is known. */
    @Override
    public void ask(RunContext run, RunRequest request, Path home) {
        LiveSettings how = settings.read(LiveSettings.class);
        if (how.keep() == 0) {
            return;
        }
        folder = new LiveRuns(home.resolve(how.folder()));
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "live-run");
            thread.setDaemon(true);
            return thread;
        });
        writer = started;
        long every = how.every().toMillis();
        started.scheduleWithFixedDelay(this::write, 0, every, TimeUnit.MILLISECONDS);
    }

    private void write() {
        LiveRun current = live;
        LiveRuns into = folder;
        if (current != null && into != null) {
            ObjectNode node = current.json();
            pool(node);
            into.write(current.fileName(), node);
        }
    }

    private void pool(ObjectNode node) {
        DataSource watched = pool;
        if (watched == null) {
            return;
        }
        try {
            HikariDataSource hikari = watched.unwrap(HikariDataSource.class);
            HikariPoolMXBean now = hikari.isClosed() ? null : hikari.getHikariPoolMXBean();
            if (now != null) {
                node.putObject("pool")
                        .put("in_use", now.getActiveConnections())
                        .put("idle", now.getIdleConnections())
                        .put("waiting", now.getThreadsAwaitingConnection())
                        .put("most", hikari.getMaximumPoolSize());
            }
        } catch (SQLException e) {
            node.remove("pool"); // nobody's pool that can be looked into
        }
    }

    @Override
    public void operationFinished(RunContext run, Operation operation, Duration took) {
        LiveRun current = live;
        if (current != null) {
            current.operation(operation, took, null);
        }
    }

    @Override
    public void operationFailed(RunContext run, Operation operation, Duration took, Exception failure) {
        LiveRun current = live;
        if (current != null) {
            current.operation(operation, took, failure);
        }
    }

    @Override
    public void rowsRejected(RunContext run, List<Reject> rejects) {
        LiveRun current = live;
        if (current != null) {
            current.rejected(rejects);
        }
    }

    @Override
    public void chunkCommitted(RunContext run, LoadedChunk chunk) {
        LiveRun current = live;
        if (current != null) {
            current.committed(chunk);
        }
    }

    @Override
    public void signalled(RunContext run, Signal signal) {
        LiveRun current = live;
        if (current != null) {
            current.signalled(signal);
        }
    }

    @Override
    public void runFinished(RunContext run, RunResult result) {
        ScheduledExecutorService running = writer;
        LiveRun current = live;
        if (current == null || running == null) {
            return;
        }
        current.finished(result);
        pool = null;
        running.execute(this::write); // behind one that is under way
        running.execute(this::thin);
        running.shutdown();
        writer = null;
        await(running);
    }

    /** For milliseconds: the process may end right behind it. */
    private static void await(ScheduledExecutorService ending) {
        try {
            ending.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void thin() {
        LiveRuns into = folder;
        if (into != null) {
            into.keep(settings.read(LiveSettings.class).keep());
        }
    }
}
