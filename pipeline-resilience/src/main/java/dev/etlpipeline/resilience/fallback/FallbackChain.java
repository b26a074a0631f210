package dev.etlpipeline.resilience.fallback;

import dev.etlpipeline.core.settings.Setting;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What answers where one enrichment's API does not. */
public interface FallbackChain {

    @Setting("Whether a run goes on where the API fails. False ends it FAILED, as without this module.")
    @WithDefault("true")
    boolean enabled();

    @Setting(
            "What is asked instead, in order: stale (answers that were remembered), reference (imported postcodes), area"
                    + " (the letters a postcode begins with, approximate). All that there are for the enrichment, where it is not"
                    + " set. Rows that none of them answers are marked skipped.")
    Optional<List<String>> sources();

    @Setting("Whether answers of the API are remembered in etl.enrichment_cache, for stale.")
    @WithDefault("true")
    boolean remember();

    @Setting(value = "How long a remembered answer may serve.", atLeast = "PT1M", atMost = "P3650D")
    @WithDefault("P30D")
    Duration staleFor();
}
