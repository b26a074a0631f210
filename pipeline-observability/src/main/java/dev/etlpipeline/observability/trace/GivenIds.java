package dev.etlpipeline.observability.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.sdk.trace.IdGenerator;
import org.jspecify.annotations.Nullable;

/** Gives spans the ids that the log, the APIs and the database know already, and all others random ones. Thread-safe. */
final class GivenIds implements IdGenerator {

    private static final ThreadLocal<@Nullable Ids> NEXT = new ThreadLocal<>();

    private final IdGenerator others = IdGenerator.random();

    private record Ids(String trace, String span) {}

    /** @param trace counts where the span has no parent; otherwise it is the parent's */
    Span start(SpanBuilder span, String trace, String id) {
        NEXT.set(new Ids(trace, id));
        try {
            return span.startSpan();
        } finally {
            NEXT.remove();
        }
    }

    @Override
    public String generateTraceId() {
        Ids given = NEXT.get();
        return given == null ? others.generateTraceId() : given.trace();
    }

    @Override
    public String generateSpanId() {
        Ids given = NEXT.get();
        return given == null ? others.generateSpanId() : given.span();
    }
}
