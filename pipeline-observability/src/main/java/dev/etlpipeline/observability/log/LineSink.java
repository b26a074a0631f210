package dev.etlpipeline.observability.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gets each line that goes to a file, too. Called by whoever logs: it must not wait. Thread-safe; what it throws is dropped. */
@FunctionalInterface
public interface LineSink {

    /** Names that tie a line to its run. */
    String RUN = Correlation.RUN;

    String TRACE = Correlation.TRACE;
    String SPAN = Correlation.SPAN;

    /**
     * @param names what ties it to its run, empty outside one
     * @param stack of its error, without messages that might quote a row; null where there is none
     */
    void line(ILoggingEvent line, Severity severity, Map<String, String> names, @Nullable String stack);
}
