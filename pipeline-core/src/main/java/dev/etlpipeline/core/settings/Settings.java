package dev.etlpipeline.core.settings;

import dev.etlpipeline.core.module.SettingsReader;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;

/** All settings, valid. Immutable and thread-safe. */
public final class Settings implements SettingsReader {

    /** Stands for the value of a secret. */
    private static final String SECRET = "(secret)";

    private final SmallRyeConfig config;
    private final List<SettingKey> keys;
    private final List<String> warnings;

    Settings(SmallRyeConfig config, List<SettingKey> keys, List<String> warnings) {
        this.config = config;
        this.keys = List.copyOf(keys);
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

    @Override
    public SortedMap<String, String> values() {
        SortedMap<String, String> values = new TreeMap<>();
        List<String> names = new ArrayList<>();
        config.getPropertyNames().forEach(names::add); // its iterable serves once
        for (SettingKey key : keys) {
            for (String name : key.names(names)) {
                add(values, name, key);
            }
        }
        for (String name : names) {
            if (name.endsWith("]")) {
                keys.stream().filter(key -> key.matches(name)).findFirst().ifPresent(key -> add(values, name, key));
            }
        }
        return values;
    }

    private void add(SortedMap<String, String> values, String name, SettingKey key) {
        String value = config.getConfigValue(name).getValue();
        if (value != null) {
            values.put(name, key.secret() ? SECRET : value);
        }
    }

    /** What is odd and yet no reason to refuse, one sentence each. */
    public List<String> warnings() {
        return warnings;
    }
}
