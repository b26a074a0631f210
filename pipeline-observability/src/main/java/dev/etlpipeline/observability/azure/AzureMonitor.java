package dev.etlpipeline.observability.azure;

import ch.qos.logback.classic.LoggerContext;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import org.slf4j.LoggerFactory;

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
    private final Duration endWait;

    private AzureMonitor(OpenTelemetrySdk sdk, Duration endWait) {
        this.sdk = sdk;
        this.endWait = endWait;
    }

    /** @throws RuntimeException where the connection string is none, in words of the SDK */
    static AzureMonitor start(AzureSettings settings, String connectionString) {
        quieten();
        AutoConfiguredOpenTelemetrySdkBuilder builder = AutoConfiguredOpenTelemetrySdk.builder()
                .disableShutdownHook()
                .addPropertiesCustomizer((ConfigProperties given) -> properties(settings));
        AzureMonitorAutoConfigure.customize(
                builder, new AzureMonitorAutoConfigureOptions().connectionString(connectionString));
        return new AzureMonitor(builder.build().getOpenTelemetrySdk(), settings.endWait());
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
                "none",
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
