package dev.etlpipeline.observability.health;

import dev.etlpipeline.core.settings.Setting;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How long checks may take, and what counts as well. */
@ConfigMapping(prefix = "observability.health")
public interface HealthSettings {

    @Setting(
            "What becomes of a run where something is missing that no waiting brings, such as room on the disk. stop: it does"
                    + " not begin (exit code 1). warn: it is told, and begins. off: nobody looks.")
    @WithDefault("stop")
    BeforeRuns beforeRun();

    @Setting(
            value = "How long the database may take to answer, login included, before it counts as down. Longer than"
                    + " warehouse.connection-timeout, so that it can say why.",
            atLeast = "PT0.1S",
            atMost = "PT5M")
    @WithDefault("PT20S")
    Duration databaseTimeout();

    @Setting(value = "How long an API's host may take to accept a connection.", atLeast = "PT0.01S", atMost = "PT1M")
    @WithDefault("PT2S")
    Duration apiTimeout();

    @Setting(
            value = "How long a look at the folders may take; a network drive that hangs is as bad as none.",
            atLeast = "PT0.1S",
            atMost = "PT1M")
    @WithDefault("PT10S")
    Duration folderTimeout();

    @Setting(value = "How long each check of another module may take.", atLeast = "PT0.01S", atMost = "PT1M")
    @WithDefault("PT3S")
    Duration moduleTimeout();

    @Setting(
            value = "MiB that have to be free where the pipeline writes; with less a run does not begin.",
            min = 0,
            max = 100_000_000)
    @WithDefault("100")
    long minFreeMib();

    @Setting(value = "MiB below which the disk counts as getting full.", min = 0, max = 100_000_000)
    @WithDefault("1024")
    long lowFreeMib();

    @Setting(
            value =
                    "How long ago the last good run may have ended, such as PT26H for a daily file; where it is not set, any"
                            + " age is well.",
            atLeast = "PT1M",
            atMost = "P365D")
    Optional<Duration> lastRunWithin();
}
