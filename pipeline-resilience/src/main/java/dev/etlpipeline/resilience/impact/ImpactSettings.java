package dev.etlpipeline.resilience.impact;

import dev.etlpipeline.core.settings.Setting;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What the briefing on failures reckons with. None of it changes what a run does. */
@ConfigMapping(prefix = "resilience.impact")
public interface ImpactSettings {

    @Setting(
            value = "What an hour costs in which data that should be loaded are not; ./pipeline impact --cost-per-hour"
                    + " wins over it.",
            min = 0)
    Optional<Double> costPerHour();

    @Setting("What money is counted in; only printed.")
    @WithDefault("GBP")
    String currency();

    @Setting(
            value = "Agreed time from the end of a load to the end of the next; what comes later is a late load. The"
                    + " default is a load a day and two hours of slack.",
            atLeast = "PT1M",
            atMost = "P366D")
    @WithDefault("PT26H")
    Duration freshWithin();

    @Setting(
            value =
                    "How much later than usual a load may end before it is late: what is left of fresh-within when a load"
                            + " runs as always.",
            atLeast = "PT0S",
            atMost = "P366D")
    @WithDefault("PT2H")
    Duration slack();

    @Setting(value = "What a late load costs beside its hours, such as a credit to those it was promised to.", min = 0)
    @WithDefault("0")
    double costPerLateLoad();

    @Setting(value = "What an hour of a person's work costs, in failures as in measures against them.", min = 0)
    @WithDefault("60")
    double staffPerHour();

    @Setting(
            value = "Work that a failure makes for people, whatever it is; an assumption.",
            atLeast = "PT0S",
            atMost = "P30D")
    @WithDefault("PT2H")
    Duration handling();

    @Setting(
            value = "Share of cost-per-hour that hours cost in which rows are loaded, but some without enrichment; an"
                    + " assumption.",
            min = 0,
            max = 1)
    @WithDefault("0.1")
    double degradedShare();

    @Setting(
            value = "A history shorter than this says nothing about how often something fails; what is assumed is taken"
                    + " instead.",
            atLeast = "PT1H",
            atMost = "P3660D")
    @WithDefault("P30D")
    Duration minHistory();

    /** What is assumed of a failure where history is too short, by its name, such as {@code transient}. */
    Map<String, Assumed> assumed();

    interface Assumed {

        @Setting(
                value =
                        "How often a year this failure is assumed to come, where history is too short to tell. Without it"
                                + " that of docs/resilience/failure-impact.md.",
                min = 0,
                max = 100_000)
        Optional<Double> perYear();

        @Setting(
                value = "How long it is assumed to last then, from the end of the run that failed to the end of the one"
                        + " that made it good.",
                atLeast = "PT0S",
                atMost = "P366D")
        Optional<Duration> lasts();
    }
}
