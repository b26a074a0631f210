package dev.etlpipeline.observability;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What a package logs while it is open. */
public final class SeenLog implements AutoCloseable {

    private final Logger logger;
    private final ListAppender<ILoggingEvent> seen = new ListAppender<>();

    public SeenLog(String of, Level level) {
        logger = (Logger) LoggerFactory.getLogger(of);
        seen.start();
        logger.setLevel(level);
        logger.addAppender(seen);
    }

    /** Level and message of each line. */
    public List<String> lines() {
        return List.copyOf(seen.list).stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(seen);
        logger.setLevel(null);
    }
}
