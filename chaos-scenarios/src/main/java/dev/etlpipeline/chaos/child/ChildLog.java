package dev.etlpipeline.chaos.child;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.FileAppender;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The child's log: one file, appended to by the next child in the same folder. */
final class ChildLog {

    /**
     * Behind the level stands all that the logging context knows of a line, such as {@code run_id=...}, in brackets; where
     * no module puts anything there they are empty.
     */
    private static final String PATTERN =
            "%d{\"yyyy-MM-dd'T'HH:mm:ss.SSS'Z'\", UTC, en} %-5level [%mdc] [%thread] %logger{30} - %msg%n";

    private static final String OWN = "dev.etlpipeline";

    private ChildLog() {}

    /** For good. */
    static void open(Path file) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
            root.detachAndStopAllAppenders();
            root.addAppender(appender(context, file));
            setLevels(context);
        }
    }

    /** For a while: what this process logs goes into the file until it is closed. */
    static Closing divert(Path file) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return () -> {};
        }
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger own = context.getLogger(OWN);
        Level rootLevel = root.getLevel();
        Level ownLevel = own.getLevel();
        List<Appender<ILoggingEvent>> others = new ArrayList<>();
        root.iteratorForAppenders().forEachRemaining(others::add);
        others.forEach(root::detachAppender);
        FileAppender<ILoggingEvent> appender = appender(context, file);
        root.addAppender(appender);
        setLevels(context);
        return () -> {
            root.detachAppender(appender);
            appender.stop();
            others.forEach(root::addAppender);
            root.setLevel(rootLevel);
            own.setLevel(ownLevel);
        };
    }

    /** Ends what began for a while. */
    interface Closing extends AutoCloseable {
        @Override
        void close();
    }

    private static FileAppender<ILoggingEvent> appender(LoggerContext context, Path file) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setContext(context);
        appender.setFile(file.toString());
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }

    private static void setLevels(LoggerContext context) {
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
        context.getLogger(OWN).setLevel(Level.INFO);
    }
}
