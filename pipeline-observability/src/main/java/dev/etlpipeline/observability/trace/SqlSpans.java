package dev.etlpipeline.observability.trace;

import dev.etlpipeline.observability.metric.SqlWatcher;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Makes spans of statements, commits and rollbacks, with the times that metrics have. */
final class SqlSpans implements SqlWatcher {

    private static final String NONE = "none";

    private final LiveTraces traces;
    private final String system;

    /** @param url JDBC URL of the warehouse */
    SqlSpans(LiveTraces traces, String url) {
        this.traces = traces;
        this.system = url.startsWith("jdbc:sqlserver:") ? "microsoft.sql_server" : "h2database";
    }

    @Override
    public void executed(Done statement) {
        String name = statement.table().equals(NONE) ? statement.verb() : statement.verb() + " " + statement.table();
        traces.ofThread()
                .ifPresent(trace -> trace.done(
                        name, SpanKind.CLIENT, statement.took(), Optional.empty(), span -> tell(span, statement)));
    }

    private void tell(Span span, Done statement) {
        common(span, statement.verb());
        span.setAttribute(SpanAttribute.TEXT.key(), statement.text());
        if (!statement.table().equals(NONE)) {
            span.setAttribute(SpanAttribute.TABLE.key(), statement.table());
        }
        if (statement.rows() >= 0) {
            span.setAttribute(SpanAttribute.WRITTEN.key(), statement.rows());
        }
        if (!statement.errorType().equals(NONE)) {
            OperationSpan.failed(span, statement.errorType());
        }
    }

    private void common(Span span, String verb) {
        span.setAttribute(SpanAttribute.DATABASE.key(), system);
        span.setAttribute(SpanAttribute.PEER.key(), "warehouse");
        span.setAttribute(SpanAttribute.VERB.key(), verb);
    }

    @Override
    public void ended(String end, Duration took, boolean succeeded) {
        String verb = end.toUpperCase(Locale.ROOT);
        traces.ofThread()
                .ifPresent(trace -> trace.done(verb, SpanKind.CLIENT, took, Optional.empty(), span -> {
                    common(span, verb);
                    if (!succeeded) {
                        OperationSpan.failed(span, "unknown");
                    }
                }));
    }
}
