package dev.etlpipeline.observability.trace;

import dev.etlpipeline.core.call.Operation;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.enrich.LookupSkipped;
import dev.etlpipeline.core.run.RunStopped;
import dev.etlpipeline.observability.log.Cause;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.StatusCode;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** What spans of operations say. */
final class OperationSpan {

    static final String OK = "ok";
    static final String UNFINISHED = "unfinished";
    private static final String FAILED = "failed";

    private OperationSpan() {}

    /** Of few words, as names of spans have to be. */
    static String name(Operation operation) {
        String kind = kind(operation);
        return operation.kind() == OperationKind.API_CALL ? kind + " " + operation.target() : kind;
    }

    private static String kind(Operation operation) {
        return operation.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where the target is a file, its pipeline stands for it. */
    static SpanBuilder describe(SpanBuilder span, Operation operation, String pipeline) {
        if (operation.chunk() > 0) {
            span.setAttribute(SpanAttribute.CHUNK.key(), operation.chunk());
        }
        return span.setAttribute(SpanAttribute.OPERATION.key(), kind(operation))
                .setAttribute(
                        SpanAttribute.TARGET.key(),
                        operation.kind() == OperationKind.EXTRACT ? pipeline : operation.target());
    }

    static String outcomeOf(@Nullable Exception failure) {
        if (failure == null) {
            return OK;
        }
        if (failure instanceof RunStopped) {
            return "stopped";
        }
        return failure instanceof LookupSkipped || failure instanceof CancellationException ? "skipped" : FAILED;
    }

    /** Null where nothing went wrong. */
    static @Nullable String errorOf(@Nullable Exception failure) {
        return failure == null || !outcomeOf(failure).equals(FAILED) ? null : Cause.of(failure);
    }

    static void outcome(Span span, String outcome, @Nullable String error) {
        span.setAttribute(SpanAttribute.OUTCOME.key(), outcome);
        if (error != null) {
            failed(span, error);
        }
    }

    static void failed(Span span, String error) {
        span.setAttribute(SpanAttribute.ERROR.key(), error);
        span.setStatus(StatusCode.ERROR);
    }
}
