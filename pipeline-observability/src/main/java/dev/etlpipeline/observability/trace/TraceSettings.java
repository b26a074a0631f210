package dev.etlpipeline.observability.trace;

import dev.etlpipeline.core.settings.Setting;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Whether runs are traced, and who gets the traces. */
@ConfigMapping(prefix = "observability.trace")
public interface TraceSettings {

    @Setting(
            "Whether traces of runs are sent by OTLP over HTTP, to an OpenTelemetry collector or what speaks like one.")
    @WithDefault("false")
    boolean enabled();

    @Setting("Where they are sent to.")
    @WithDefault("http://127.0.0.1:4318/v1/traces")
    String url();

    @Setting(value = "The header Authorization of what is sent, where the collector asks for one.", secret = true)
    Optional<String> authorization();

    @Setting(
            value = "Spans that may wait to be sent, about 1 KB each; what comes on top is thrown away.",
            min = 16,
            max = 1_000_000)
    @WithDefault("8192")
    int queue();

    @Setting(
            value = "How long the collector may take to accept what it is sent, connecting included.",
            atLeast = "PT0.1S",
            atMost = "PT1M")
    @WithDefault("PT5S")
    Duration timeout();

    @Setting(
            value =
                    "How long the end of a run waits for its last spans to be sent; it does not where the collector was away.",
            atLeast = "PT0S",
            atMost = "PT1M")
    @WithDefault("PT2S")
    Duration endWait();
}
