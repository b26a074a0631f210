package dev.etlpipeline.observability.health;

import dev.etlpipeline.core.warehouse.SqlErrors;
import dev.etlpipeline.observability.WrappedPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves a line for each connection that is asked for: at DEBUG where the pool lends one, at INFO where it cannot, and for the
 * first that it lends after that.
 */
final class LoggedConnections extends WrappedPool {

    private static final Logger LOG = LoggerFactory.getLogger(LoggedConnections.class);
    private static final long NEVER = 0;

    private final AtomicLong awaySince = new AtomicLong(NEVER);

    LoggedConnections(DataSource pool) {
        super(pool);
    }

    @Override
    protected Connection lend(Asking asking) throws SQLException {
        long start = System.nanoTime();
        try {
            Connection lent = asking.ask();
            long since = awaySince.get() == NEVER ? NEVER : awaySince.getAndSet(NEVER);
            if (since != NEVER) {
                LOG.info(
                        "The warehouse lends connections again, after {} s",
                        Duration.ofNanos(System.nanoTime() - since).toSeconds());
            } else if (LOG.isDebugEnabled()) {
                LOG.debug("A connection was lent in {} ms", millisSince(start));
            }
            return lent;
        } catch (SQLException e) {
            awaySince.compareAndSet(NEVER, start == NEVER ? 1 : start);
            LOG.info("No connection was lent, tried for {} ms: {}", millisSince(start), SqlErrors.describe(e));
            throw e;
        }
    }

    private static long millisSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}
