package dev.etlpipeline.observability.azure;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.observability.log.LineSink;
import dev.etlpipeline.observability.log.Logs;
import dev.etlpipeline.observability.log.Severity;
import dev.etlpipeline.observability.metric.Metrics;
import dev.etlpipeline.observability.metric.Quietly;
import dev.etlpipeline.observability.trace.AzureSpans;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part that sends to Azure Monitor. Without a connection string there is nothing of it in the process; with one, the SDK is
 * started when the first run begins.
 */
public final class AzurePart {

    private final AzureSettings settings;
    private final Quietly quietly = new Quietly("Sending to Azure Monitor");
    private volatile @Nullable AzureMonitor monitor;
    private volatile @Nullable SentLines lines;
    private boolean tried;

    private AzurePart(AzureSettings settings) {
        this.settings = settings;
    }

    /**
     * First of all parts: what they say of the beginning of a run has to find the SDK started.
     *
     * @throws dev.etlpipeline.core.settings.SettingsException where the connection string is none
     */
    public static AzurePart install(Registry registry, SettingsReader reader) {
        AzurePart part = new AzurePart(reader.read(AzureSettings.class));
        if (part.isOn()) {
            part.settings.connectionString().ifPresent(ConnectionStrings::check);
            registry.listen(new RunListener() {
                @Override
                public void runStarted(RunContext run, RunRequest request, long bytes) {
                    part.started();
                }
            });
        }
        return part;
    }

    /** Behind all that measure and log: has what they said of a run sent at its end. */
    public void sendLast(Registry registry, Logs logs, Metrics metrics) {
        if (!isOn()) {
            return;
        }
        if (settings.logs()) {
            logs.forward(this::line);
        }
        if (settings.metrics()) {
            metrics.alsoTo(this::registry);
        }
        registry.listen(new RunListener() {
            @Override
            public void runFinished(RunContext run, RunResult result) {
                AzureMonitor now = monitor;
                if (now != null) {
                    quietly.run(now::flush);
                }
            }
        });
    }

    /** For the part that traces: empty where settings leave traces out. */
    public Optional<AzureSpans> spans() {
        return isOn() && settings.traces() ? Optional.of(() -> started().map(AzureMonitor::spans)) : Optional.empty();
    }

    private boolean isOn() {
        return settings.connectionString().isPresent();
    }

    private Optional<MeterRegistry> registry() {
        return started().map(AzureMonitor::registry);
    }

    private synchronized Optional<AzureMonitor> started() {
        if (!tried) {
            tried = true;
            settings.connectionString().ifPresent(to -> quietly.run(() -> start(to)));
        }
        return Optional.ofNullable(monitor);
    }

    private void start(String connectionString) {
        AzureMonitor made = AzureMonitor.start(settings, connectionString);
        lines = new SentLines(made.logger(), settings.logLevel());
        monitor = made;
    }

    private void line(ILoggingEvent line, Severity severity, Map<String, String> names, @Nullable String stack) {
        LineSink now = lines;
        if (now != null) {
            now.line(line, severity, names, stack);
        }
    }
}
