package dev.etlpipeline.observability.energy;

import dev.etlpipeline.core.settings.Setting;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the estimate of a run's footprint reckons with, what is aimed at, and when runs may begin. */
@ConfigMapping(prefix = "observability.energy")
public interface EnergySettings {

    @Setting("Whether each run's footprint is estimated and kept with its figures. Needs observability.report.enabled.")
    @WithDefault("true")
    boolean enabled();

    @Setting(
            value =
                    "Watts of a processor that works. The default is Cloud Carbon Footprint's average of a vCPU on Azure.",
            min = 0,
            max = 1_000)
    @WithDefault("3.76")
    double busyWatts();

    @Setting(
            value =
                    "Watts of a processor that waits while the run goes on, from the same source; 0 counts CPU time alone.",
            min = 0,
            max = 1_000)
    @WithDefault("0.78")
    double idleWatts();

    @Setting(
            value =
                    "What the building takes for each watt of the machine (PUE). The default is Cloud Carbon Footprint's for"
                            + " Azure; the average of all data centres is about 1.56.",
            min = 1,
            max = 10)
    @WithDefault("1.185")
    double pue();

    @Setting(
            value =
                    "Grams of CO2e of a kWh where the machine stands, whatever the hour. The default is the United Kingdom's"
                            + " of 2024.",
            min = 0,
            max = 5_000)
    @WithDefault("207")
    double gramsPerKwh();

    @Setting(
            value = "The same for each hour of the day, 24 numbers from 00:00 UTC on; wins over grams-per-kwh.",
            min = 0,
            max = 5_000)
    Optional<List<Double>> gramsPerKwhByHour();

    @Setting(
            value = "Grams of CO2e of making the machine, for each hour of each of its processors; 0 leaves it out.",
            min = 0,
            max = 1_000)
    @WithDefault("0")
    double embodiedGramsPerCpuHour();

    @Setting(value = "Aimed at: grams of CO2e for a million records read, at most.", min = 0)
    Optional<Double> targetGramsPerMillionRows();

    @Setting(value = "Aimed at: grams of CO2e a day, at most, on average over the days reported on.", min = 0)
    Optional<Double> targetGramsPerDay();

    /** When runs may begin. */
    GreenerHours greenerHours();

    /** Switched off unless somebody switches it on. */
    interface GreenerHours {

        @Setting(
                "What becomes of a new load that is begun in an hour with more grams than at-most. off: it begins. wait: it"
                        + " waits for the next hour that is well, if that comes within wait-at-most, and else stops. stop: it does"
                        + " not begin (exit code 75), and says when to come back.")
        @WithDefault("off")
        GreenerPolicy policy();

        @Setting(
                value = "Grams of CO2e of a kWh up to which an hour is well; where it is not set, the day's average.",
                min = 0,
                max = 5_000)
        Optional<Double> atMost();

        @Setting(value = "How long a load waits, at most.", atLeast = "PT0S", atMost = "PT24H")
        @WithDefault("PT4H")
        Duration waitAtMost();
    }
}
