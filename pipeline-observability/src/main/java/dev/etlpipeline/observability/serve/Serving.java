package dev.etlpipeline.observability.serve;

import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import java.util.Optional;

/** The part that shows runs over HTTP. */
public final class Serving {

    private Serving() {}

    /** @param metrics what {@code /metrics} answers, where something does */
    public static void install(Registry registry, SettingsReader settings, Optional<MetricsText> metrics) {
        LiveRecorder recorder = new LiveRecorder(settings);
        registry.listen(recorder);
        registry.beforeRun(recorder);
        registry.wrapDataSource(recorder::watchPool);
        registry.command(workspace -> new ServeCommand(workspace, metrics));
    }
}
