package dev.etlpipeline.observability;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A pool that somebody watches: what is asked of it goes through to the pool. As usable by several threads as that is. */
public abstract class WrappedPool implements DataSource {

    private final DataSource pool;

    protected WrappedPool(DataSource pool) {
        this.pool = pool;
    }

    /** As {@link DataSource#getConnection()}. */
    @FunctionalInterface
    protected interface Asking {
        Connection ask() throws SQLException;
    }

    /** Takes a connection from the pool, and does what there is to do about it. */
    protected abstract Connection lend(Asking asking) throws SQLException;

    @Override
    public final Connection getConnection() throws SQLException {
        return lend(pool::getConnection);
    }

    @Override
    public final Connection getConnection(String user, String password) throws SQLException {
        return lend(() -> pool.getConnection(user, password));
    }

    @Override
    public final PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public final void setLogWriter(PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public final void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public final int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public final Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return pool.getParentLogger();
    }

    @Override
    public final <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(this) ? type.cast(this) : type.isInstance(pool) ? type.cast(pool) : pool.unwrap(type);
    }

    @Override
    public final boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || type.isInstance(pool) || pool.isWrapperFor(type);
    }
}
