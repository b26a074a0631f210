package dev.etlpipeline.observability.trace;

import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.settings.WarehouseSettings;
import dev.etlpipeline.observability.CollectorUrl;
import dev.etlpipeline.observability.metric.Metrics;
import dev.etlpipeline.observability.metric.Quietly;
import java.util.Optional;

/** Traces runs, where settings say so; else there is nothing of it in the process. */
public final class Traces {

    private Traces() {}

    /**
     * Behind the log, whose ids it takes, and the metrics, which time statements: without them there are none in a trace.
     *
     * @param azure who sends to Azure Monitor; empty where settings don't ask for it
     * @throws dev.etlpipeline.core.settings.SettingsException where traces could not be sent to the URL
     */
    public static void install(Registry registry, SettingsReader reader, Metrics metrics, Optional<AzureSpans> azure) {
        TraceSettings settings = reader.read(TraceSettings.class);
        if (settings.enabled()) {
            CollectorUrl.check("observability.trace.url", "/v1/traces", settings.url());
        } else if (azure.isEmpty()) {
            return;
        }
        LiveTraces traces = new LiveTraces(settings, azure);
        Quietly quietly = new Quietly("Tracing");
        registry.intercept(new TraceInterceptor(traces, quietly));
        registry.listen(new TraceListener(traces, quietly));
        metrics.watchSql(
                new SqlSpans(traces, reader.read(WarehouseSettings.class).url()));
    }
}
