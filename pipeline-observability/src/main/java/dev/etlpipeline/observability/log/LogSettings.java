package dev.etlpipeline.observability.log;

import dev.etlpipeline.core.settings.Setting;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is logged as JSON lines, and how long it is kept. The folder is {@code paths.logs}. */
@ConfigMapping(prefix = "observability.log")
public interface LogSettings {

    @Setting("DEBUG adds lines for each chunk, call of an API, statement and transaction; less than WARN is not wise.")
    @WithDefault("INFO")
    Severity level();

    @Setting(value = "Bytes of a file, about, before the next is begun.", min = 10_000, max = 10_000_000_000L)
    @WithDefault("50000000")
    long maxFileBytes();

    @Setting(
            value = "Full files of a run that are kept beside the one being written; the oldest goes.",
            min = 1,
            max = 20)
    @WithDefault("20")
    int filesPerRun();

    @Setting(value = "How long files are kept; looked at when a run begins.", atLeast = "PT1H", atMost = "P3650D")
    @WithDefault("P30D")
    Duration keep();

    @Setting(value = "Files that are kept, at most; the oldest go first.", min = 10, max = 1_000_000)
    @WithDefault("1000")
    int keepFiles();
}
