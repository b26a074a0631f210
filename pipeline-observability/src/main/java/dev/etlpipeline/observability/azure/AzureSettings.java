package dev.etlpipeline.observability.azure;

import dev.etlpipeline.core.settings.Setting;
import dev.etlpipeline.observability.log.Severity;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What goes to Azure Monitor. */
@ConfigMapping(prefix = "observability.azure")
public interface AzureSettings {

    @Setting(
            value =
                    "The connection string of an Application Insights resource; where it is set, runs are sent there. Give a"
                            + " reference such as ${APPLICATIONINSIGHTS_CONNECTION_STRING}.",
            secret = true)
    Optional<String> connectionString();

    @Setting("Whether metrics are sent. Needs observability.metrics.enabled.")
    @WithDefault("true")
    boolean metrics();

    @Setting(
            value = "How often metrics are sent; besides, each run sends them at its end.",
            atLeast = "PT1S",
            atMost = "PT1H")
    @WithDefault("PT1M")
    Duration metricsEvery();

    @Setting("Whether lines of the log are sent.")
    @WithDefault("true")
    boolean logs();

    @Setting("The least level of lines that are sent, of those that are logged at all.")
    @WithDefault("INFO")
    Severity logLevel();

    @Setting("Whether traces are sent: a row for each operation, call and statement.")
    @WithDefault("false")
    boolean traces();

    @Setting(
            value = "How long the end of a run waits for the last of it to be sent.",
            atLeast = "PT0S",
            atMost = "PT1M")
    @WithDefault("PT3S")
    Duration endWait();
}
