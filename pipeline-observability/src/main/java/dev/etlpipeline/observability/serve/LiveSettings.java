package dev.etlpipeline.observability.serve;

import dev.etlpipeline.core.settings.Setting;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What runs leave for whoever watches them from another process. */
@ConfigMapping(prefix = "observability.live")
public interface LiveSettings {

    @Setting("Folder where each run keeps a small file of how it stands, for the dashboard of another process.")
    @WithDefault("var/live")
    String folder();

    @Setting(value = "How often a run writes it.", atLeast = "PT0.1S", atMost = "PT1M")
    @WithDefault("PT1S")
    Duration every();

    @Setting(value = "Files kept, of the latest runs; 0 writes none.", min = 0, max = 10_000)
    @WithDefault("50")
    int keep();
}
