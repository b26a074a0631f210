package dev.etlpipeline.observability.metric;

import dev.etlpipeline.observability.WrappedPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A pool that was opened before a run began: nobody watches it until one does. */
final class WatchedFromRunOn extends WrappedPool {

    private final BooleanSupplier running;
    private final Supplier<DataSource> watching;
    private @Nullable DataSource watched;

    /** @param watching asked once, when a connection is wanted and something runs */
    WatchedFromRunOn(DataSource pool, BooleanSupplier running, Supplier<DataSource> watching) {
        super(pool);
        this.running = running;
        this.watching = watching;
    }

    @Override
    protected Connection lend(Asking asking) throws SQLException {
        return running.getAsBoolean() ? watched().getConnection() : asking.ask();
    }

    private synchronized DataSource watched() {
        DataSource made = watched;
        if (made == null) {
            made = watching.get();
            watched = made;
        }
        return made;
    }
}
