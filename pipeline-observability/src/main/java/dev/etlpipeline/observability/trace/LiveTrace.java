package dev.etlpipeline.observability.trace;

import dev.etlpipeline.core.call.Operation;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.observability.log.TraceIds;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The spans of an attempt that is under way: the run, its chunks, their operations, calls and statements. What a thread works on
 * stands in its MDC, which core takes along to the threads that ask APIs. Thread-safe.
 */
final class LiveTrace {

    /** In the MDC: the id of the operation's span that this thread works for. */
    static final String WORKS_FOR = "trace.works-for";

    private final Outbox outbox;
    private final RunContext run;
    private final String traceId;
    private final SpanClock clock;
    private final Span root;
    private final Map<Long, Span> chunks = new ConcurrentHashMap<>();
    private final Map<String, Span> operations = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Extracted> extracted = new AtomicReference<>();

    /** A chunk was read, and nobody knows yet whether it is one for the load. */
    private record Extracted(Operation operation, long from, long to) {}

    LiveTrace(Outbox outbox, RunContext run, RunRequest request) {
        this.outbox = outbox;
        this.run = run;
        this.traceId = TraceIds.traceId(run.runId());
        this.clock = new SpanClock(run.clock());
        SpanBuilder span = outbox.span("run " + run.pipeline())
                .setParent(aboveRun())
                .setStartTimestamp(clock.now(), TimeUnit.NANOSECONDS)
                .setAttribute(SpanAttribute.PIPELINE.key(), run.pipeline())
                .setAttribute(SpanAttribute.RUN.key(), run.runId().value())
                .setAttribute(SpanAttribute.ATTEMPT.key(), run.attempt())
                .setAttribute(SpanAttribute.WORK.key(), request.operation())
                .setAttribute(SpanAttribute.DRY_RUN.key(), request.dryRun());
        this.root = outbox.start(span, traceId, TraceIds.attemptSpan(run.runId(), run.attempt()));
    }

    /** Nothing, or the first attempt, of which this process holds no span. */
    private Context aboveRun() {
        if (run.attempt() == 1) {
            return Context.root();
        }
        SpanContext first = SpanContext.createFromRemoteParent(
                traceId, TraceIds.rootSpan(run.runId()), TraceFlags.getSampled(), TraceState.getDefault());
        return Context.root().with(Span.wrap(first));
    }

    /** Whether the thread that asks works for one of this attempt's operations. */
    boolean hasThread() {
        return ofThread() != null;
    }

    private @Nullable Span ofThread() {
        String id = MDC.get(WORKS_FOR);
        return id == null ? null : operations.get(id);
    }

    /** The operation that this thread works for, else the run. */
    private Span here() {
        Span operation = ofThread();
        return operation == null ? root : operation;
    }

    private SpanBuilder below(Span parent, String name, long from) {
        return outbox.span(name).setParent(Context.root().with(parent)).setStartTimestamp(from, TimeUnit.NANOSECONDS);
    }

    /** Until it is closed this thread works for the operation. */
    OpenOperation begin(Operation operation) {
        long now = clock.now();
        if (operation.kind() == OperationKind.EXTRACT) {
            return new OpenOperation(null, null, (outcome, error) -> read(operation, now, outcome, error));
        }
        Span chunk = chunks.get(operation.chunk());
        Span span = OperationSpan.describe(
                        below(chunk == null ? here() : chunk, OperationSpan.name(operation), now),
                        operation,
                        run.pipeline())
                .startSpan();
        String id = span.getSpanContext().getSpanId();
        operations.put(id, span);
        String before = MDC.get(WORKS_FOR);
        MDC.put(WORKS_FOR, id);
        return new OpenOperation(before, id, (outcome, error) -> {
            if (operations.remove(id) != null) {
                end(span, outcome, error);
            }
        });
    }

    private void end(Span span, String outcome, @Nullable String error) {
        OperationSpan.outcome(span, outcome, error);
        outbox.end(span, clock.now());
    }

    /** That the chunk is one for the load is told next, on the same thread; a look beforehand tells nothing of it. */
    private void read(Operation operation, long from, String outcome, @Nullable String error) {
        Extracted done = new Extracted(operation, from, clock.now());
        if (error == null) {
            belowRun(extracted.getAndSet(done));
        } else {
            extract(root, done, outcome, error);
        }
    }

    private void belowRun(@Nullable Extracted left) {
        if (left != null) {
            extract(root, left, OperationSpan.OK, null);
        }
    }

    private void extract(Span parent, Extracted done, String outcome, @Nullable String error) {
        Span span = OperationSpan.describe(
                        below(parent, OperationSpan.name(done.operation()), done.from()),
                        done.operation(),
                        run.pipeline())
                .startSpan();
        OperationSpan.outcome(span, outcome, error);
        outbox.end(span, done.to());
    }

    /** It was read, and goes on its way to the load. */
    void chunkStarted(Chunk chunk) {
        Extracted read = extracted.getAndSet(null);
        if (read == null || chunk.records() == 0) { // the end of the file may be a chunk without records
            belowRun(read);
            return;
        }
        Span span = below(root, "chunk", read.from())
                .setAttribute(SpanAttribute.CHUNK.key(), chunk.number())
                .setAttribute(SpanAttribute.READ.key(), (long) chunk.records())
                .startSpan();
        chunks.put(chunk.number(), span);
        extract(span, read, OperationSpan.OK, null);
    }

    void chunkCommitted(LoadedChunk loaded) {
        Span span = chunks.remove(loaded.chunk().number());
        if (span != null) {
            RunSpan.counts(span, loaded.counts());
            end(span, OperationSpan.OK, null);
        }
    }

    /** A statement or an exchange that has just ended. */
    void done(String name, SpanKind kind, Duration took, Optional<String> id, Telling telling) {
        long now = clock.now();
        SpanBuilder builder = below(here(), name, now - took.toNanos()).setSpanKind(kind);
        Span span = id.isPresent() ? outbox.start(builder, traceId, id.get()) : builder.startSpan();
        telling.tell(span);
        outbox.end(span, now);
    }

    /** Says what there is to say of a span. */
    @FunctionalInterface
    interface Telling {
        void tell(Span span);
    }

    /** Where it happened: its name, its figures and the kind of operation; of what is read, the target is a file. */
    void signalled(Signal signal) {
        AttributesBuilder facts = Attributes.builder();
        signal.facts().forEach((name, fact) -> {
            if (fact instanceof Number number) {
                facts.put("etl.signal." + name, number.doubleValue());
            }
        });
        here().addEvent(signal.name(), facts.build(), clock.now(), TimeUnit.NANOSECONDS);
    }

    private <K> void leave(Map<K, Span> open) {
        for (K key : List.copyOf(open.keySet())) {
            Span span = open.remove(key);
            if (span != null) {
                end(span, OperationSpan.UNFINISHED, null);
            }
        }
    }

    /** Ends the run, and whatever its end left open. */
    void finish(RunResult result) {
        belowRun(extracted.getAndSet(null));
        leave(operations);
        leave(chunks);
        RunSpan.result(root, result);
        outbox.end(root, clock.now());
    }
}
