package dev.etlpipeline.resilience.isolation;

import dev.etlpipeline.core.settings.Setting;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What becomes of rows that the database refuses. */
@ConfigMapping(prefix = "resilience.refused-rows")
public interface RefusedRowSettings {

    @Setting("Whether rows that a constraint, a type or a trigger of the target refuses become rejects, and the rest of"
            + " their chunk loads. Otherwise the run ends FAILED and names the chunk.")
    @WithDefault("true")
    boolean isolate();
}
