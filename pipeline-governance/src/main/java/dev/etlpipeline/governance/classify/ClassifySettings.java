package dev.etlpipeline.governance.classify;

import dev.etlpipeline.core.settings.Setting;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How columns are classified. */
@ConfigMapping(prefix = "governance.classify")
public interface ClassifySettings {

    @Setting(
            value = "Confidence from which a finding is taken for sure; what is below goes to review.",
            min = 0,
            max = 1)
    @WithDefault("0.7")
    double threshold();

    @Setting(value = "Confidence below which nothing is said of a column at all.", min = 0, max = 1)
    @WithDefault("0.3")
    double reviewFrom();

    @Setting(
            value =
                    "How many records the command looks at, from the file's first one on; no more than stand in its first"
                            + " 8 MiB.",
            min = 20,
            max = 100_000)
    @WithDefault("2000")
    int sample();

    @Setting(
            value = "How many records a run looks at before its first row; no more than stand in the file's first MiB.",
            min = 20,
            max = 10_000)
    @WithDefault("300")
    int runSample();

    @Setting(
            "What becomes of a run whose file holds a column that is personal for sure and carries no tag of a class or kind."
                    + " warn: it is told, and loads. stop: it ends REJECTED (exit code 4) before its first row. off: nobody"
                    + " looks.")
    @WithDefault("warn")
    OnUntagged untagged();
}
