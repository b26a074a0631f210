package dev.etlpipeline.observability.serve;

import dev.etlpipeline.core.settings.Setting;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where the dashboard is served, and to whom. */
@ConfigMapping(prefix = "serve")
public interface ServeSettings {

    @Setting(value = "Port of ./pipeline serve; 0 takes any free one.", min = 0, max = 65_535)
    @WithDefault("8088")
    int port();

    @Setting(
            "Address that ./pipeline serve listens at. Any but a loopback address needs serve.token, and something before it"
                    + " that encrypts.")
    @WithDefault("127.0.0.1")
    String host();

    @Setting(
            value =
                    "What whoever asks has to show, as a bearer token or as the password of HTTP Basic; only /health/live and"
                            + " /health/ready are open. Give a reference such as ${SERVE_TOKEN}.",
            secret = true)
    Optional<String> token();

    @Setting(value = "How often the dashboard is brought up to date.", atLeast = "PT0.1S", atMost = "PT1M")
    @WithDefault("PT1S")
    Duration refresh();

    @Setting(value = "How often health is looked at while serving.", atLeast = "PT1S", atMost = "PT1H")
    @WithDefault("PT10S")
    Duration healthEvery();

    @Setting("Whether the dashboard can start runs; false leaves it to show them.")
    @WithDefault("true")
    boolean startRuns();

    @Setting(
            "Folders whose files can be loaded from there, with those below them; besides, the file that paths.input names.")
    @WithDefault("seeds")
    List<String> inputs();
}
