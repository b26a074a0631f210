package dev.etlpipeline.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.spi.FilterReply;
import dev.etlpipeline.core.run.Signal;

/**
 * Logback's set-up in code, found by it as a service: warnings go to standard error, one line each, without stack
 * traces. Reading an XML file would take longer than many a command.
 */
public final class PlainConsole extends ContextAwareBase implements Configurator {

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%-5level %msg%n%nopex");
        encoder.start();

        ThresholdFilter warnings = new ThresholdFilter();
        warnings.setLevel("WARN");
        warnings.start();

        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setName("console");
        console.setTarget("System.err");
        console.setEncoder(encoder);
        console.addFilter(warnings);
        console.addFilter(new NotTwice());
        console.start();

        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(console);
        quieten(context);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** What libraries say of their own lives. */
    private static void quieten(LoggerContext context) {
        for (String name :
                new String[] {"com.zaxxer.hikari", "org.flywaydb", "io.smallrye", "org.eclipse.jetty", "WireMock"}) {
            context.getLogger(name).setLevel(Level.WARN);
        }
        // It names fonts that it would take for others, whether the page has a letter of them or not.
        context.getLogger("org.apache.pdfbox.pdmodel.font").setLevel(Level.ERROR);
        context.addTurboFilter(new KnownWarning());
    }

    /** Complaints speak to the person themselves, and signals are shown as they come; only the log file has them as lines. */
    private static final class NotTwice extends Filter<ILoggingEvent> {

        @Override
        public FilterReply decide(ILoggingEvent event) {
            boolean shown = event.getLoggerName().equals(Complaint.class.getName())
                    || (event.getMarkerList() != null && event.getMarkerList().contains(Signal.TOLD));
            return shown ? FilterReply.DENY : FilterReply.NEUTRAL;
        }
    }
}
