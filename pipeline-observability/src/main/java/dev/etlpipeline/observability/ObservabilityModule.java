package dev.etlpipeline.observability;

import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.observability.azure.AzurePart;
import dev.etlpipeline.observability.azure.AzureSettings;
import dev.etlpipeline.observability.energy.Energy;
import dev.etlpipeline.observability.energy.EnergySettings;
import dev.etlpipeline.observability.flow.FlowCommand;
import dev.etlpipeline.observability.gap.GapAnalysis;
import dev.etlpipeline.observability.health.HealthPart;
import dev.etlpipeline.observability.health.HealthSettings;
import dev.etlpipeline.observability.log.LogSettings;
import dev.etlpipeline.observability.log.Logs;
import dev.etlpipeline.observability.metric.MetricSettings;
import dev.etlpipeline.observability.metric.Metrics;
import dev.etlpipeline.observability.metric.SqlSettings;
import dev.etlpipeline.observability.report.ReportSettings;
import dev.etlpipeline.observability.report.RunReports;
import dev.etlpipeline.observability.serve.LiveSettings;
import dev.etlpipeline.observability.serve.ServeSettings;
import dev.etlpipeline.observability.serve.Serving;
import dev.etlpipeline.observability.trace.TraceSettings;
import dev.etlpipeline.observability.trace.Traces;
import java.util.List;

/** Shows what a run does, and decides nothing: a failure of its own never fails a run. */
public final class ObservabilityModule implements PipelineModule {

    @Override
    public String name() {
        return "observability";
    }

    @Override
    public List<Class<?>> settings() {
        return List.of(
                AzureSettings.class, //
                EnergySettings.class,
                HealthSettings.class,
                LiveSettings.class,
                LogSettings.class,
                MetricSettings.class,
                ReportSettings.class,
                ServeSettings.class,
                SqlSettings.class,
                TraceSettings.class);
    }

    @Override
    public void install(Registry registry, SettingsReader settings) {
        AzurePart azure = AzurePart.install(registry, settings);
        Logs logs = Logs.install(registry, settings);
        Metrics metrics = Metrics.install(registry, settings);
        RunReports.install(registry, settings, metrics, Energy.install(registry, settings, metrics));
        Traces.install(registry, settings, metrics, azure.spans());
        Serving.install(
                registry, settings, metrics.exposed()); // before health: it shows what that keeps from beginning
        HealthPart.install(registry, settings);
        Energy.gate(registry, settings); // behind health: what cannot succeed need not wait for a cleaner hour
        GapAnalysis.install(registry);
        registry.command(FlowCommand::new);
        azure.sendLast(registry, logs, metrics);
        logs.closeLast(registry); // behind all others: until here their last lines belong to the run's file
    }
}
