package dev.etlpipeline.observability.trace;

import dev.etlpipeline.core.load.LoadCounts;
import dev.etlpipeline.core.run.Accounting;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.observability.log.Cause;
import io.opentelemetry.api.trace.Span;
import java.util.EnumSet;
import java.util.Set;

/** What spans of runs and chunks say at their end. */
final class RunSpan {

    private static final Set<RunState> WELL = EnumSet.of(RunState.SUCCEEDED, RunState.DEGRADED, RunState.INTERRUPTED);

    private RunSpan() {}

    static void result(Span span, RunResult result) {
        Accounting account = result.accounting();
        span.setAttribute(SpanAttribute.READ.key(), account.read());
        span.setAttribute(SpanAttribute.INSERTED.key(), account.inserted());
        span.setAttribute(SpanAttribute.UPDATED.key(), account.updated());
        span.setAttribute(SpanAttribute.UNCHANGED.key(), account.unchanged());
        span.setAttribute(SpanAttribute.SUPERSEDED.key(), account.superseded());
        span.setAttribute(SpanAttribute.QUARANTINED.key(), account.quarantined());
        span.setAttribute(SpanAttribute.STATE.key(), result.state().name());
        if (!WELL.contains(result.state())) {
            OperationSpan.failed(
                    span, result.failed().map(Cause::of).orElse(result.state().name()));
        }
    }

    static void counts(Span span, LoadCounts counts) {
        span.setAttribute(SpanAttribute.INSERTED.key(), counts.inserted());
        span.setAttribute(SpanAttribute.UPDATED.key(), counts.updated());
        span.setAttribute(SpanAttribute.UNCHANGED.key(), counts.unchanged());
        span.setAttribute(SpanAttribute.SUPERSEDED.key(), counts.superseded());
        span.setAttribute(SpanAttribute.QUARANTINED.key(), counts.quarantined());
    }
}
