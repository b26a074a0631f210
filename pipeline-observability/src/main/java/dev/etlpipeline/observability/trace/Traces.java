package dev.etlpipeline.observability.trace;

import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.settings.WarehouseSettings;
import dev.etlpipeline.observability.metric.Metrics;
import dev.etlpipeline.observability.metric.Quietly;

/** Traces runs, where settings say so; else there is nothing of it in the process. */
public final class Traces {

    private Traces() {}

    /**
     * Behind the log, whose ids it takes, and the metrics, which time statements: without them there are none in a trace.
     *
     * @throws dev.etlpipeline.core.settings.SettingsException where traces could not be sent to the URL
     */
    public static void install(Registry registry, SettingsReader reader, Metrics metrics) {
        TraceSettings settings = reader.read(TraceSettings.class);
        if (!settings.enabled()) {
            return;
        }
        TraceUrl.check(settings.url());
        LiveTraces traces = new LiveTraces(settings);
        Quietly quietly = new Quietly("Tracing");
        registry.intercept(new TraceInterceptor(traces, quietly));
        registry.listen(new TraceListener(traces, quietly));
        metrics.watchSql(
                new SqlSpans(traces, reader.read(WarehouseSettings.class).url()));
    }
}
