package dev.etlpipeline.core.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;

/** The enrichments, by the name they have in the definition. */
@ConfigMapping(prefix = "enrichment")
public interface EnrichmentSettings {

    @WithParentName
    Map<String, ApiSettings> byName();
}
