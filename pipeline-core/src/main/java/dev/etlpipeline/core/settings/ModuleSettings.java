package dev.etlpipeline.core.settings;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** What the settings know of modules that may not be installed. */
@ConfigMapping(prefix = "modules")
public interface ModuleSettings {

    @Setting("First words of settings that belong to modules. Where such a module is not installed its settings warn"
            + " instead of being unknown.")
    Optional<List<String>> prefixes();
}
