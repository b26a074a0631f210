package dev.etlpipeline.observability.metric;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.IMetricsTracker;
import com.zaxxer.hikari.metrics.PoolStats;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Usage of the pool that was opened last, from HikariCP's own tracker. Thread-safe. */
final class PoolMetrics {

    private final Meters meters;
    private final Quietly quietly = new Quietly("Measuring the pool");
    private volatile @Nullable PoolStats stats;

    PoolMetrics(Meters meters) {
        this.meters = meters;
        gauge(Metric.POOL_CONNECTIONS, PoolStats::getActiveConnections, "used");
        gauge(Metric.POOL_CONNECTIONS, PoolStats::getIdleConnections, "idle");
        gauge(Metric.POOL_MAX, PoolStats::getMaxConnections);
        gauge(Metric.POOL_PENDING, PoolStats::getPendingThreads);
    }

    private void gauge(Metric metric, ToDoubleFunction<PoolStats> value, String... tags) {
        meters.gauge(
                metric,
                this,
                pool -> {
                    PoolStats now = pool.stats;
                    return now == null ? 0 : value.applyAsDouble(now);
                },
                tags);
    }

    /** Does nothing where the data source is no pool of HikariCP's, or is measured already. */
    void watch(DataSource source) {
        quietly.run(() -> {
            HikariDataSource pool = pool(source);
            if (pool != null && pool.getMetricsTrackerFactory() == null) {
                pool.setMetricsTrackerFactory((name, opened) -> tracker(opened));
            }
        });
    }

    private static @Nullable HikariDataSource pool(DataSource source) {
        try {
            return source.isWrapperFor(HikariDataSource.class) ? source.unwrap(HikariDataSource.class) : null;
        } catch (SQLException e) {
            return null; // it says so itself when it is used
        }
    }

    private IMetricsTracker tracker(PoolStats opened) {
        stats = opened;
        return new IMetricsTracker() {

            @Override
            public void recordConnectionCreatedMillis(long millis) {
                time(Metric.POOL_CREATE, Duration.ofMillis(millis));
            }

            @Override
            public void recordConnectionAcquiredNanos(long nanos) {
                time(Metric.POOL_WAIT, Duration.ofNanos(nanos));
            }

            @Override
            public void recordConnectionUsageMillis(long millis) {
                time(Metric.POOL_USE, Duration.ofMillis(millis));
            }

            @Override
            public void recordConnectionTimeout() {
                quietly.run(() -> meters.count(Metric.POOL_TIMEOUTS, 1));
            }

            @Override
            public void close() {
                if (stats == opened) {
                    stats = null;
                }
            }
        };
    }

    private void time(Metric metric, Duration took) {
        quietly.run(() -> meters.time(metric, took));
    }
}
