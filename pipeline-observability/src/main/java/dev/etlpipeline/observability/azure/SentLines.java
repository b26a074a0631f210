package dev.etlpipeline.observability.azure;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.observability.log.LineSink;
import dev.etlpipeline.observability.log.Severity;
import dev.etlpipeline.observability.log.TraceIds;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/** Hands on lines as they stand in the file of the run: with their fields, and of errors what is safe to say. Thread-safe. */
final class SentLines implements LineSink {

    /** Of those who send: a line about sending that could not be sent would never end. */
    private static final String[] SENDERS = {"com.azure.", "io.opentelemetry.", "reactor.", "io.netty.", "jdk.internal."
    };

    private final Logger to;
    private final Severity least;

    SentLines(Logger to, Severity least) {
        this.to = to;
        this.least = least;
    }

    @Override
    public void line(ILoggingEvent line, Severity severity, Map<String, String> names, @Nullable String stack) {
        if (severity.compareTo(least) < 0 || isSender(line.getLoggerName())) {
            return;
        }
        LogRecordBuilder record = to.logRecordBuilder()
                .setTimestamp(line.getTimeStamp(), TimeUnit.MILLISECONDS)
                .setSeverity(severity(severity))
                .setSeverityText(severity.name())
                .setBody(line.getFormattedMessage())
                .setAttribute(AttributeKey.stringKey("logger"), line.getLoggerName());
        names.forEach((name, value) -> record.setAttribute(AttributeKey.stringKey(name), value));
        if (line.getKeyValuePairs() != null) {
            for (KeyValuePair pair : line.getKeyValuePairs()) {
                record.setAttribute(AttributeKey.stringKey(pair.key), String.valueOf(pair.value));
            }
        }
        thrown(line, stack, record);
        span(names, record);
        record.emit();
    }

    private static boolean isSender(String logger) {
        for (String sender : SENDERS) {
            if (logger.startsWith(sender)) {
                return true;
            }
        }
        return false;
    }

    private static void thrown(ILoggingEvent line, @Nullable String stack, LogRecordBuilder record) {
        IThrowableProxy thrown = line.getThrowableProxy();
        if (thrown != null && stack != null) {
            record.setAttribute(AttributeKey.stringKey("exception.type"), thrown.getClassName());
            record.setAttribute(AttributeKey.stringKey("exception.stacktrace"), stack);
        }
    }

    /** Ties it to the run's trace. */
    private static void span(Map<String, String> names, LogRecordBuilder record) {
        String trace = names.get(LineSink.TRACE);
        String span = names.get(LineSink.SPAN);
        if (trace != null) {
            SpanContext context = SpanContext.create(
                    trace, span == null ? ofRun(names) : span, TraceFlags.getSampled(), TraceState.getDefault());
            record.setContext(Context.root().with(Span.wrap(context)));
        }
    }

    private static String ofRun(Map<String, String> names) {
        return TraceIds.rootSpan(new RunId(names.getOrDefault(LineSink.RUN, "")));
    }

    private static io.opentelemetry.api.logs.Severity severity(Severity severity) {
        return switch (severity) {
            case DEBUG -> io.opentelemetry.api.logs.Severity.DEBUG;
            case INFO -> io.opentelemetry.api.logs.Severity.INFO;
            case WARN -> io.opentelemetry.api.logs.Severity.WARN;
            case ERROR -> io.opentelemetry.api.logs.Severity.ERROR;
            case CRITICAL -> io.opentelemetry.api.logs.Severity.FATAL;
        };
    }
}
