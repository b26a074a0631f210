package dev.etlpipeline.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Drops two of Flyway's warnings: that our H2 is newer than the one it was tried with (of another database it still warns), and
 * that parts of a module may add migrations with numbers of their own.
 */
final class KnownWarning extends TurboFilter {

    private static final String DATABASE = "org.flywaydb.core.internal.database.base.Database";
    private static final String MIGRATE = "org.flywaydb.core.internal.command.DbMigrate";

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] params,
            @Nullable Throwable thrown) {
        boolean known = format != null && (isNewerH2(logger, format) || isOutOfOrder(logger, format));
        return known ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    private static boolean isNewerH2(Logger logger, String format) {
        return logger.getName().equals(DATABASE)
                && format.startsWith("Using H2 ")
                && format.contains("newer than the version Flyway has been verified with");
    }

    private static boolean isOutOfOrder(Logger logger, String format) {
        return logger.getName().equals(MIGRATE) && format.startsWith("outOfOrder mode is active");
    }
}
