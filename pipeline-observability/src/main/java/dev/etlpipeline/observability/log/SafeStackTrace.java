package dev.etlpipeline.observability.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import net.logstash.logback.composite.AbstractJsonProvider;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the classes and stacks of an error, and messages only of the project's own: nobody knows what stands in those of others,
 * and a driver's may quote a row.
 */
final class SafeStackTrace extends AbstractJsonProvider<ILoggingEvent> {

    static final String FIELD = "stack_trace";

    private static final String OURS = "dev.etlpipeline.";
    private static final int DEEPEST = 10;

    @Override
    public void writeTo(JsonGenerator json, ILoggingEvent line) {
        String stack = of(line);
        if (stack != null) {
            json.writeStringProperty(FIELD, stack);
        }
    }

    /** Null where the line has no error. */
    static @Nullable String of(ILoggingEvent line) {
        IThrowableProxy thrown = line.getThrowableProxy();
        return thrown == null ? null : text(thrown);
    }

    private static String text(IThrowableProxy thrown) {
        StringBuilder text = new StringBuilder();
        @Nullable IThrowableProxy at = thrown;
        for (int depth = 0; at != null && depth < DEEPEST; depth++) {
            text.append(depth == 0 ? "" : "Caused by: ").append(at.getClassName());
            if (at.getClassName().startsWith(OURS) && at.getMessage() != null) {
                text.append(": ").append(at.getMessage());
            }
            text.append('\n');
            StackTraceElementProxy[] frames = at.getStackTraceElementProxyArray();
            for (int i = 0; i < frames.length - at.getCommonFrames(); i++) {
                text.append('\t').append(frames[i]).append('\n');
            }
            at = at.getCause();
        }
        return text.toString();
    }
}
