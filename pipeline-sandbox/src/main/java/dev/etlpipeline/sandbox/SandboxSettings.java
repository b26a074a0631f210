package dev.etlpipeline.sandbox;

import dev.etlpipeline.core.settings.Setting;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the simulated APIs of a run behave. */
@ConfigMapping(prefix = "sandbox")
public interface SandboxSettings {

    @Setting(
            value =
                    "How long the simulated APIs take for an answer. With more than the read-timeout of an enrichment its calls fail.",
            atLeast = "PT0S",
            atMost = "PT1M")
    @WithDefault("PT0.02S")
    Duration delay();
}
