package dev.etlpipeline.observability.trace;

import dev.etlpipeline.observability.CollectorUrl;
import dev.etlpipeline.observability.Service;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes spans and sends them from threads of its own: nobody waits for it but the end of a run, and not for long. Lives as
 * long as the process. Thread-safe.
 */
final class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    /** The library says on standard error, at each failure, what {@link Delivery} says once. Held, or its level is lost. */
    private static final java.util.logging.Logger LIBRARY = java.util.logging.Logger.getLogger("io.opentelemetry");

    private static final int BATCH = 512;
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final GivenIds ids = new GivenIds();
    private final LongAdder made = new LongAdder();
    private final Duration endWait;
    private final Map<Delivery, SpanProcessor> recipients = new LinkedHashMap<>();
    private final Tracer tracer;

    /** @throws IllegalArgumentException where the URL is none */
    Outbox(TraceSettings settings, Optional<AzureSpans> azure) {
        LIBRARY.setLevel(Level.OFF);
        endWait = settings.endWait();
        if (settings.enabled()) {
            add(new Delivery(exporter(settings), Recipient.collector(CollectorUrl.shown(settings.url()))), settings);
        }
        azure.flatMap(AzureSpans::exporter).ifPresent(to -> add(new Delivery(to, Recipient.AZURE), settings));
        tracer = provider().get("dev.etlpipeline.observability");
    }

    /** With a queue and a thread of its own: one that is slow keeps nothing from another. */
    private void add(Delivery to, TraceSettings settings) {
        recipients.put(
                to,
                BatchSpanProcessor.builder(to)
                        .setMaxQueueSize(settings.queue())
                        .setMaxExportBatchSize(Math.min(BATCH, settings.queue()))
                        .setScheduleDelay(EVERY)
                        .setExporterTimeout(settings.timeout())
                        .build());
    }

    private SdkTracerProvider provider() {
        SdkTracerProviderBuilder provider = SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.builder()
                        .put("service.name", Service.NAME)
                        .put("service.instance.id", Service.INSTANCE)
                        .build()))
                .setIdGenerator(ids)
                .setSampler(Sampler.alwaysOn()); // one run is one trace: there are few
        recipients.values().forEach(provider::addSpanProcessor);
        return provider.build();
    }

    private static OtlpHttpSpanExporter exporter(TraceSettings settings) {
        OtlpHttpSpanExporterBuilder exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(settings.url())
                .setCompression("gzip")
                .setConnectTimeout(settings.timeout())
                .setTimeout(settings.timeout())
                .setRetryPolicy(null); // what waits for a collector that is away would only fill the queue
        settings.authorization().ifPresent(value -> exporter.addHeader("Authorization", value));
        return exporter.build();
    }

    /** A span to be started, by {@link #start} where its id is known already. */
    SpanBuilder span(String name) {
        return tracer.spanBuilder(name);
    }

    /** @param trace counts where the span has no parent */
    Span start(SpanBuilder span, String trace, String id) {
        return ids.start(span, trace, id);
    }

    /** @param at nanoseconds since 1970 */
    void end(Span span, long at) {
        made.increment();
        span.end(at, TimeUnit.NANOSECONDS);
    }

    /** Sends what is there, as far as that goes within the time that the settings give. */
    void flush() {
        List<CompletableResultCode> sent = new ArrayList<>();
        recipients.forEach((to, spans) -> {
            if (!to.isAway()) {
                sent.add(spans.forceFlush());
            }
        });
        CompletableResultCode.ofAll(sent).join(endWait.toMillis(), TimeUnit.MILLISECONDS);
        recipients.keySet().forEach(this::account);
    }

    private void account(Delivery to) {
        LOG.debug(
                "Spans so far: {} made, {} taken by {}",
                made.sum(),
                to.taken(),
                to.to().name());
        if (to.taken() < made.sum()) {
            to.late();
        }
    }
}
