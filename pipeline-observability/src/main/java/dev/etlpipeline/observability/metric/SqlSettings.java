package dev.etlpipeline.observability.metric;

import dev.etlpipeline.core.settings.Setting;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How SQL is watched. */
@ConfigMapping(prefix = "observability.sql")
public interface SqlSettings {

    @Setting("Whether statements, commits and rollbacks of runs are timed.")
    @WithDefault("true")
    boolean watched();

    @Setting(
            value =
                    "A statement that takes longer is logged at WARN, with its text and without its values: the first time,"
                            + " and again whenever it takes twice as long as was said last.",
            atLeast = "PT0.001S",
            atMost = "PT1H")
    @WithDefault("PT1S")
    Duration slowAfter();
}
