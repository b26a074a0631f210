package dev.etlpipeline.core.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The lease that keeps two runs of one pipeline apart. */
@ConfigMapping(prefix = "lease")
public interface LeaseSettings {

    @Setting(
            value = "How long a holder's beat must stand still before another run takes the lease over. It beats three"
                    + " times as often.",
            atLeast = "PT0.3S",
            atMost = "PT10M")
    @WithDefault("PT10S")
    Duration ttl();
}
