package dev.etlpipeline.observability.trace;

import dev.etlpipeline.core.call.Exchange;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.observability.log.TraceIds;
import dev.etlpipeline.observability.metric.Quietly;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import java.util.Locale;

/** Makes spans of runs, chunks and requests, and events of signals. */
final class TraceListener implements RunListener {

    private final LiveTraces traces;
    private final Quietly quietly;

    TraceListener(LiveTraces traces, Quietly quietly) {
        this.traces = traces;
        this.quietly = quietly;
    }

    @Override
    public void runStarted(RunContext run, RunRequest request, long bytes) {
        quietly.run(() -> traces.begin(run, request));
    }

    @Override
    public void chunkStarted(RunContext run, Chunk chunk) {
        quietly.run(() -> traces.of(run).ifPresent(trace -> trace.chunkStarted(chunk)));
    }

    @Override
    public void chunkCommitted(RunContext run, LoadedChunk chunk) {
        quietly.run(() -> traces.of(run).ifPresent(trace -> trace.chunkCommitted(chunk)));
    }

    /** Under the id that went out in its header. */
    @Override
    public void exchanged(RunContext run, Exchange exchange) {
        quietly.run(() -> traces.of(run)
                .ifPresent(trace -> trace.done(
                        exchange.method(),
                        SpanKind.CLIENT,
                        exchange.took(),
                        TraceIds.callSpan(),
                        span -> tell(span, exchange))));
    }

    private static void tell(Span span, Exchange exchange) {
        span.setAttribute(SpanAttribute.PEER.key(), exchange.target());
        span.setAttribute(SpanAttribute.METHOD.key(), exchange.method());
        if (exchange.status() != 0) {
            span.setAttribute(SpanAttribute.STATUS.key(), (long) exchange.status());
        }
        if (exchange.failure() != null) {
            OperationSpan.failed(
                    span, exchange.failure().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    @Override
    public void signalled(RunContext run, Signal signal) {
        quietly.run(() -> traces.of(run).ifPresent(trace -> trace.signalled(signal)));
    }

    /** Not before the run's spans are sent, as far as that goes quickly: the process may end next. */
    @Override
    public void runFinished(RunContext run, RunResult result) {
        quietly.run(() -> traces.end(run).ifPresent(trace -> {
            trace.finish(result);
            traces.outbox().flush();
        }));
    }
}
