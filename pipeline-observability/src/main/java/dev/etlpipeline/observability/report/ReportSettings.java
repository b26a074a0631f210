package dev.etlpipeline.observability.report;

import dev.etlpipeline.core.settings.Setting;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is kept of runs, for reports. */
@ConfigMapping(prefix = "observability.report")
public interface ReportSettings {

    @Setting(
            "Whether each run writes its figures to <run>.json in paths.reports, for ./pipeline report run, and a summary"
                    + " to the log.")
    @WithDefault("true")
    boolean enabled();

    @Setting(value = "How many of these files are kept; the oldest go.", min = 1, max = 100_000)
    @WithDefault("200")
    int keep();
}
