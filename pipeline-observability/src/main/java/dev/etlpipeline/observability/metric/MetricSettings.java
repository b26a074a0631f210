package dev.etlpipeline.observability.metric;

import dev.etlpipeline.core.settings.Setting;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What is measured, and who gets it. */
@ConfigMapping(prefix = "observability.metrics")
public interface MetricSettings {

    @Setting("Whether anything is measured; false behaves as a build without the part does. Reports of runs need it.")
    @WithDefault("true")
    boolean enabled();

    @Setting(
            "Whether runs leave metrics in observability.live.folder in the form that Prometheus scrapes, for /metrics of"
                    + " ./pipeline serve. Nobody is contacted.")
    @WithDefault("true")
    boolean prometheus();

    @Setting("Whether metrics are pushed by OTLP over HTTP, to an OpenTelemetry collector or what speaks like one.")
    @WithDefault("false")
    boolean otlp();

    @Setting("Where they are pushed to.")
    @WithDefault("http://127.0.0.1:4318/v1/metrics")
    String otlpUrl();

    @Setting(
            value = "How often they are pushed; besides, each run pushes at its end.",
            atLeast = "PT1S",
            atMost = "PT1H")
    @WithDefault("PT10S")
    Duration otlpEvery();

    @Setting(value = "The header Authorization of what is pushed, where the collector asks for one.", secret = true)
    Optional<String> otlpAuthorization();

    @Setting("Whether metrics are written to <run>.metrics.json in paths.reports at the end of each run.")
    @WithDefault("false")
    boolean json();

    @Setting(
            value = "How often they are written there during a run too; PT0S for only at its end.",
            atLeast = "PT0S",
            atMost = "PT1H")
    @WithDefault("PT0S")
    Duration jsonEvery();
}
