package dev.etlpipeline.resilience.drift;

import dev.etlpipeline.core.settings.Setting;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What becomes of files that no longer look as their definition says. */
@ConfigMapping(prefix = "resilience.drift")
public interface DriftSettings {

    @Setting(
            "What becomes of a run whose file seems to have renamed an optional column, or to write dates otherwise than the"
                    + " definition reads them. stop: it ends REJECTED (exit code 4) before its first row. warn: it is told, and loads."
                    + " off: nobody looks.")
    @WithDefault("stop")
    OnDrift action();

    @Setting(
            value =
                    "How many records are looked at, from the file's first one on; no more than stand in its first MiB.",
            min = 20,
            max = 10_000)
    @WithDefault("200")
    int sample();
}
