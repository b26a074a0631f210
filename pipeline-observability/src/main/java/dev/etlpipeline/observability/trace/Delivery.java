package dev.etlpipeline.observability.trace;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what a recipient took, and says once where it takes nothing. Thread-safe. */
final class Delivery implements SpanExporter {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final int DEEPEST = 10;

    private final SpanExporter exporter;
    private final Recipient to;
    private final LongAdder taken = new LongAdder();
    private final AtomicBoolean said = new AtomicBoolean();
    private volatile boolean away;

    Delivery(SpanExporter exporter, Recipient to) {
        this.exporter = exporter;
        this.to = to;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        CompletableResultCode sent = exporter.export(spans);
        sent.whenComplete(() -> {
            away = !sent.isSuccess() && !to.keeps();
            if (away) {
                warn("does not take them" + because(sent.getFailureThrowable()));
            } else {
                taken.add(spans.size());
            }
        });
        return sent;
    }

    /** Whether the last attempt failed, and what was sent is lost. */
    boolean isAway() {
        return away;
    }

    /** How many spans there were that the recipient has, or its exporter keeps. */
    long taken() {
        return taken.sum();
    }

    Recipient to() {
        return to;
    }

    /** Spans were thrown away, or are waiting still, because more were made than the recipient took. */
    void late() {
        warn("does not take them as fast as they are made");
    }

    private void warn(String why) {
        if (said.compareAndSet(false, true)) {
            LOG.warn(
                    "Traces get lost: {} {}. Runs go on without; this is not said again. {}",
                    to.name(),
                    why,
                    to.remedy());
        }
    }

    /** The class of what went wrong on the way, else of what the library made of it; messages of others are not for a log. */
    private static String because(@Nullable Throwable failure) {
        Throwable at = failure;
        for (int depth = 0; at != null && !(at instanceof IOException) && depth < DEEPEST; depth++) {
            at = at.getCause();
        }
        Throwable says = at instanceof IOException ? at : failure;
        return says == null ? "" : " (" + says.getClass().getSimpleName() + ")";
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }
}
