package dev.etlpipeline.resilience.breaker;

import dev.etlpipeline.core.settings.Setting;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** When the calls of one API are held back. */
public interface ApiLimits {

    @Setting(value = "Share of the last calls that may fail, in percent, before the circuit opens.", min = 1, max = 100)
    @WithDefault("50")
    int failureRate();

    @Setting(
            value = "How long a call may take before it counts as slow. Waiting for a permit does not count.",
            atLeast = "PT0.001S",
            atMost = "PT10M")
    @WithDefault("PT4S")
    Duration slowCall();

    @Setting(
            value = "Share of the last calls that may be slow, in percent, before the circuit opens; 100 opens it only"
                    + " where all are.",
            min = 1,
            max = 100)
    @WithDefault("80")
    int slowCallRate();

    @Setting(value = "How many of the last calls are looked at.", min = 1, max = 10_000)
    @WithDefault("20")
    int window();

    @Setting(value = "Calls before the rates count at all; at most as many as the window.", min = 1, max = 10_000)
    @WithDefault("10")
    int minimumCalls();

    @Setting(
            value = "How long an open circuit lets no call through, before it tries again.",
            atLeast = "PT0.001S",
            atMost = "PT24H")
    @WithDefault("PT30S")
    Duration openFor();

    @Setting(
            value = "Calls let through to try whether the API is back; their rates decide, and others wait for no one.",
            min = 1,
            max = 1000)
    @WithDefault("3")
    int trialCalls();

    @Setting(
            value =
                    "Calls in a period, at most; 0 sets no limit. Where it is not set: 600 for the real API of Companies"
                            + " House, which takes no more in 5 minutes, and no limit elsewhere.",
            min = 0,
            max = 1_000_000)
    Optional<Integer> calls();

    @Setting(value = "The period of calls.", atLeast = "PT0.001S", atMost = "PT24H")
    @WithDefault("PT5M")
    Duration period();

    @Setting(
            value = "Calls in flight, at most; where it is not set, as many as enrichment.<name>.max-concurrent.",
            min = 1,
            max = 256)
    Optional<Integer> maxConcurrent();

    @Setting(
            value =
                    "How long a call waits for the rate and for a place among those in flight, at most, before it is given"
                            + " up. The default outlasts the period, so that a limit alone costs time and no answers.",
            atLeast = "PT0S",
            atMost = "PT24H")
    @WithDefault("PT6M")
    Duration waitForPermit();
}
