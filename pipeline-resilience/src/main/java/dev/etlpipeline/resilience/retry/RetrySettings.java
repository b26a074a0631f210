package dev.etlpipeline.resilience.retry;

import dev.etlpipeline.core.settings.Setting;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often and how long what fails for a passing reason is tried again, for each kind of operation. */
@ConfigMapping(prefix = "resilience.retry")
public interface RetrySettings {

    @Setting("Whether anything is tried again; false behaves as a build without the module does.")
    @WithDefault("true")
    boolean enabled();

    @Setting(
            value =
                    "How long to wait at least where a dependency asks for fewer calls (429, SQL Server 40501) and does not"
                            + " say for how long.",
            atLeast = "PT0.01S",
            atMost = "PT10M")
    @WithDefault("PT5S")
    Duration throttledWait();

    @Setting(
            value = "Longest wait that an API may ask for (Retry-After, X-Ratelimit-Reset). Where it asks for more, its"
                    + " calls fail at once until then.",
            atLeast = "PT0S",
            atMost = "PT1H")
    @WithDefault("PT5M")
    Duration retryAfterCap();

    /** Opening the warehouse at a run's start. */
    Connect connect();

    /** Loading a chunk, each time in a transaction of its own. */
    Load load();

    /** One exchange with an API. */
    ApiCall apiCall();

    /** Reading a chunk from the file. */
    Extract extract();

    interface Connect {

        @Setting(value = "Attempts to open the warehouse, the first included.", min = 1, max = 1000)
        @WithDefault("50")
        int attempts();

        @Setting(
                value = "Upper bound of the first wait; waits are random below their bound.",
                atLeast = "PT0.001S",
                atMost = "PT10M")
        @WithDefault("PT0.5S")
        Duration initialWait();

        @Setting(value = "By what the bound grows from wait to wait.", min = 1, max = 10)
        @WithDefault("2")
        double multiplier();

        @Setting(value = "The bound grows no further than this.", atLeast = "PT0.001S", atMost = "PT1H")
        @WithDefault("PT5S")
        Duration maxWait();

        @Setting(value = "Time for all attempts and waits together.", atLeast = "PT0S", atMost = "PT24H")
        @WithDefault("PT1M")
        Duration budget();
    }

    interface Load {

        @Setting(
                value = "Attempts at a chunk, the first included. The time is what normally ends it.",
                min = 1,
                max = 1000)
        @WithDefault("200")
        int attempts();

        @Setting(
                value = "Upper bound of the first wait; waits are random below their bound.",
                atLeast = "PT0.001S",
                atMost = "PT10M")
        @WithDefault("PT0.2S")
        Duration initialWait();

        @Setting(value = "By what the bound grows from wait to wait.", min = 1, max = 10)
        @WithDefault("2")
        double multiplier();

        @Setting(value = "The bound grows no further than this.", atLeast = "PT0.001S", atMost = "PT1H")
        @WithDefault("PT5S")
        Duration maxWait();

        @Setting(
                value = "Time for all attempts and waits together: how long the warehouse may be away until the run is"
                        + " suspended.",
                atLeast = "PT0S",
                atMost = "PT24H")
        @WithDefault("PT5M")
        Duration budget();
    }

    interface ApiCall {

        @Setting(value = "Attempts at a call, the first included.", min = 1, max = 1000)
        @WithDefault("5")
        int attempts();

        @Setting(
                value = "Upper bound of the first wait; waits are random below their bound.",
                atLeast = "PT0.001S",
                atMost = "PT10M")
        @WithDefault("PT0.5S")
        Duration initialWait();

        @Setting(value = "By what the bound grows from wait to wait.", min = 1, max = 10)
        @WithDefault("2")
        double multiplier();

        @Setting(value = "The bound grows no further than this.", atLeast = "PT0.001S", atMost = "PT1H")
        @WithDefault("PT10S")
        Duration maxWait();

        @Setting(
                value = "Time for all attempts and waits together, those that the API asks for included.",
                atLeast = "PT0S",
                atMost = "PT24H")
        @WithDefault("PT10M")
        Duration budget();
    }

    interface Extract {

        @Setting(
                value = "Attempts to read a chunk, the first included; only what input and output say is tried again.",
                min = 1,
                max = 1000)
        @WithDefault("4")
        int attempts();

        @Setting(
                value = "Upper bound of the first wait; waits are random below their bound.",
                atLeast = "PT0.001S",
                atMost = "PT10M")
        @WithDefault("PT0.5S")
        Duration initialWait();

        @Setting(value = "By what the bound grows from wait to wait.", min = 1, max = 10)
        @WithDefault("2")
        double multiplier();

        @Setting(value = "The bound grows no further than this.", atLeast = "PT0.001S", atMost = "PT1H")
        @WithDefault("PT5S")
        Duration maxWait();

        @Setting(value = "Time for all attempts and waits together.", atLeast = "PT0S", atMost = "PT24H")
        @WithDefault("PT30S")
        Duration budget();
    }
}
