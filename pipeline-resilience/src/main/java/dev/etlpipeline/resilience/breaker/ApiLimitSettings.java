package dev.etlpipeline.resilience.breaker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefaults;
import io.smallrye.config.WithParentName;
import java.util.Map;

/** The limits of the APIs, by the name of their enrichment. */
@ConfigMapping(prefix = "resilience.api")
public interface ApiLimitSettings {

    /** For a name that nobody set, the defaults. */
    @WithParentName
    @WithDefaults
    Map<String, ApiLimits> byName();
}
