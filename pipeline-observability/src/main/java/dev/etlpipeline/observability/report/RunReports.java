package dev.etlpipeline.observability.report;

import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.settings.PathSettings;
import dev.etlpipeline.observability.metric.Metrics;

/** Figures of runs, kept and shown. */
public final class RunReports {

    private RunReports() {}

    /**
     * Has each run's figures kept where they are measured, and makes {@code ./pipeline report} known.
     *
     * @param footprints asked once for each run whose figures are kept
     */
    public static void install(Registry registry, SettingsReader reader, Metrics metrics, Footprints footprints) {
        ReportSettings settings = reader.read(ReportSettings.class);
        registry.command(ReportCommand::create);
        if (settings.enabled() && metrics.enabled()) {
            RunRecorder recorder = new RunRecorder(
                    new FiguresFolder(
                            registry.home()
                                    .resolve(reader.read(PathSettings.class).reports()),
                            settings.keep()),
                    footprints);
            registry.listen(recorder);
            metrics.atEnd(recorder);
        }
    }
}
