package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.spi.FilterReply;
import dev.etlpipeline.core.run.Signal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlainConsoleTest {

    private final LoggerContext context = new LoggerContext();
    private final Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void leavesOutLinesThatASignalSaysToo() {
        new PlainConsole().configure(context);
        LoggingEvent line = new LoggingEvent("test", root, Level.WARN, "as nobody else says", null, null);
        LoggingEvent told = new LoggingEvent("test", root, Level.WARN, "as a signal says", null, null);
        told.addMarker(Signal.TOLD);

        UnsynchronizedAppenderBase<ILoggingEvent> console =
                (UnsynchronizedAppenderBase<ILoggingEvent>) root.getAppender("console");

        assertThat(console.getFilterChainDecision(line)).isNotEqualTo(FilterReply.DENY);
        assertThat(console.getFilterChainDecision(told)).isEqualTo(FilterReply.DENY);
    }
}
