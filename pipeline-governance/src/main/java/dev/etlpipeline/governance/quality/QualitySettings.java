package dev.etlpipeline.governance.quality;

import dev.etlpipeline.core.settings.Setting;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** What is asked of data, and what is kept of the answers. */
@ConfigMapping(prefix = "governance.quality")
public interface QualitySettings {

    @Setting("Whether runs are scored. Rules that reject do so in any case.")
    @WithDefault("true")
    boolean enabled();

    @Setting("Least score, 0 to 100, that a file should have, by dimension (accuracy, completeness, consistency,"
            + " timeliness, validity, uniqueness) or overall.")
    Map<String, Double> minimum();

    @Setting("What becomes of a run whose file scores less: warn lets it end as it would; stop ends it REJECTED (exit"
            + " code 4) at the end of the file, and what was committed before the last chunk stays; check-first judges the"
            + " file before its first row is written too, by one more pass without enrichment.")
    @WithDefault("warn")
    Below below();

    @Setting(
            value = "How many different shapes of broken values are kept for each rule. Never values.",
            min = 0,
            max = 20)
    @WithDefault("3")
    int samples();

    @Setting(
            value = "For how many records of a run it is kept which rules they broke, for quality explain; counts and"
                    + " scores are always those of all.",
            min = 0,
            max = 10_000_000)
    @WithDefault("10000")
    long records();

    @Setting(
            value =
                    "How many different values a rule unique remembers, at 8 to 32 bytes each. Behind it only values that"
                            + " equal a remembered one are found, and the report says so.",
            min = 1,
            max = 100_000_000)
    @WithDefault("5000000")
    int uniqueValues();
}
