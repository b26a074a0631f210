package dev.etlpipeline.observability.azure;

import ch.qos.logback.classic.LoggerContext;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.monitor.opentelemetry.autoconfigure.AzureMonitorAutoConfigure;
import com.azure.monitor.opentelemetry.autoconfigure.AzureMonitorAutoConfigureOptions;
import dev.etlpipeline.observability.Service;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Azure's distribution of OpenTelemetry, set up by our settings and by no environment variable. It sends from threads of its own;
 * nobody waits for it but the end of a run, and not for long. Lives as long as the process. Thread-safe.
 */
final class AzureMonitor {

    private static final String SCOPE = "dev.etlpipeline.observability";

    /** Says of each request that the JDK's client sets the header content-length by itself. */
    private static final String HTTP_CLIENT = "com.azure.core.http.jdk";

    /** Warns on standard error. Held, or its level is lost. */
    private static final java.util.logging.Logger OPENTELEMETRY =
            java.util.logging.Logger.getLogger("io.opentelemetry");

    private final OpenTelemetrySdk sdk;
    private final SpanExporter spans;
    private final Duration endWait;

    private AzureMonitor(OpenTelemetrySdk sdk, SpanExporter spans, Duration endWait) {
        this.sdk = sdk;
        this.spans = spans;
        this.endWait = endWait;
    }

    /** @throws RuntimeException where the connection string is none, in words of the SDK */
    static AzureMonitor start(AzureSettings settings, String connectionString) {
        quieten();
        AutoConfiguredOpenTelemetrySdkBuilder builder = AutoConfiguredOpenTelemetrySdk.builder()
                .disableShutdownHook()
                .addPropertiesCustomizer((ConfigProperties given) -> properties(settings));
        AzureMonitorAutoConfigure.customize(
                builder,
                new AzureMonitorAutoConfigureOptions()
                        .connectionString(connectionString)
                        .addPolicy(AzureMonitor::sendCopy));
        AtomicReference<SpanExporter> spans = new AtomicReference<>(SpanExporter.composite());
        builder.addSpanExporterCustomizer((made, given) -> {
            spans.set(made);
            return SpanExporter
                    .composite(); // it has no spans of its own: they are made and queued by the part that traces
        });
        return new AzureMonitor(
                builder.build().getOpenTelemetrySdk(), Objects.requireNonNull(spans.get()), settings.endWait());
    }

    /** What the SDK keeps on disk, where the service is away, has to be there still when the HTTP client has read it. */
    private static Mono<HttpResponse> sendCopy(HttpPipelineCallContext call, HttpPipelineNextPolicy next) {
        HttpRequest request = call.getHttpRequest();
        Flux<ByteBuffer> body = request.getBody();
        if (body != null) {
            String length = request.getHeaders().getValue(HttpHeaderName.CONTENT_LENGTH);
            request.setBody(body.map(ByteBuffer::duplicate));
            request.setHeader(HttpHeaderName.CONTENT_LENGTH, length);
        }
        return next.process();
    }

    /** Two libraries say at each request, or at each start, what nobody can do anything about. */
    private static void quieten() {
        OPENTELEMETRY.setLevel(Level.OFF);
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger(HTTP_CLIENT).setLevel(ch.qos.logback.classic.Level.ERROR);
        }
    }

    /** They win over OTEL_ variables of the environment, which are meant for others. */
    private static Map<String, String> properties(AzureSettings settings) {
        String azure = "azure_monitor";
        return Map.of(
                "otel.sdk.disabled",
                "false",
                "otel.service.name",
                Service.NAME,
                "otel.resource.attributes",
                "service.instance.id=" + Service.INSTANCE,
                "otel.metrics.exporter",
                settings.metrics() ? azure : "none",
                "otel.logs.exporter",
                settings.logs() ? azure : "none",
                "otel.traces.exporter",
                settings.traces() ? azure : "none",
                "otel.metric.export.interval",
                settings.metricsEvery().toMillis() + "ms",
                "applicationinsights.live.metrics.enabled",
                "false");
    }

    /** A registry whose meters are sent. */
    MeterRegistry registry() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        AzureMeters.send(registry, sdk.getMeterProvider().get(SCOPE));
        return registry;
    }

    /** What sends spans, and keeps on disk what could not be sent. It says in the log what went wrong. */
    SpanExporter spans() {
        return spans;
    }

    Logger logger() {
        return sdk.getLogsBridge().get(SCOPE);
    }

    /** Sends what is there, as far as that goes within the time that the settings give. */
    void flush() {
        CompletableResultCode.ofAll(List.of(
                        sdk.getSdkMeterProvider().forceFlush(),
                        sdk.getSdkLoggerProvider().forceFlush()))
                .join(endWait.toMillis(), TimeUnit.MILLISECONDS);
    }
}
