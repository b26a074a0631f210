package dev.etlpipeline.core.settings;

import dev.etlpipeline.core.module.SettingsReader;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** All settings, valid. Immutable and thread-safe. */
public final class Settings implements SettingsReader {

    private final SmallRyeConfig config;
    private final List<String> warnings;

    Settings(SmallRyeConfig config, List<String> warnings) {
        this.config = config;
        this.warnings = List.copyOf(warnings);
    }

    /**
     * The built-in defaults and these values over them: no files, no environment. For tests, and for programs that embed
     * the pipeline; they may hand over secrets as they are.
     *
     * @param mappings the modules', beside core's own
     * @throws SettingsException with every problem found
     */
    public static Settings of(Map<String, String> values, Class<?>... mappings) {
        SettingsSources sources = new SettingsSources(Map.of());
        sources.given(values);
        return SettingsLoader.settings(sources, Path.of(""), List.of(mappings));
    }

    @Override
    public <T> T read(Class<T> mapping) {
        try {
            return config.getConfigMapping(mapping);
        } catch (NoSuchElementException e) {
            throw new IllegalArgumentException(
                    mapping.getName() + " was not among the mappings that modules declare by settings()", e);
        }
    }

    /** What is odd and yet no reason to refuse, one sentence each. */
    public List<String> warnings() {
        return warnings;
    }
}
