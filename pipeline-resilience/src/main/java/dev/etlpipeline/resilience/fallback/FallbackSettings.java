package dev.etlpipeline.resilience.fallback;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefaults;
import io.smallrye.config.WithParentName;
import java.util.Map;

/** What answers in an API's place, by the name of its enrichment. */
@ConfigMapping(prefix = "resilience.fallback")
public interface FallbackSettings {

    /** For a name that nobody set, the defaults. */
    @WithParentName
    @WithDefaults
    Map<String, FallbackChain> byName();
}
