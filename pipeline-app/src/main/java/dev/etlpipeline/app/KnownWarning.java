package dev.etlpipeline.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/** Drops Flyway's warning that our H2 is newer than the one it was tried with; of another database it still warns. */
final class KnownWarning extends TurboFilter {

    private static final String LOGGER = "org.flywaydb.core.internal.database.base.Database";

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] params,
            @Nullable Throwable thrown) {
        boolean known = format != null
                && logger.getName().equals(LOGGER)
                && format.startsWith("Using H2 ")
                && format.contains("newer than the version Flyway has been verified with");
        return known ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
}
