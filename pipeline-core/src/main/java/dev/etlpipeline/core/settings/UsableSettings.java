package dev.etlpipeline.core.settings;

import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What can be used of settings that have problems: for a check that looks at everything else too. Built-in defaults stand
 * in for values that are wrong.
 *
 * @param settings to look with, never to run with
 * @param replaced the keys whose values are not those that were written
 */
public record UsableSettings(Settings settings, Set<String> replaced) {

    private static final String URL = "warehouse.url";

    /** Stands for a value that must be there and is not. */
    private static final String MISSING = "missing";

    public UsableSettings {
        replaced = Set.copyOf(replaced);
    }

    /** Nothing that was written can be used. */
    static UsableSettings none() {
        return new UsableSettings(Settings.of(Map.of(URL, MISSING)), Set.of(URL, "enrichment.*"));
    }

    /** @throws SettingsException where not even the replacements fit */
    static UsableSettings of(SettingsSources sources, Path home, List<Class<?>> modules) {
        List<Class<?>> mappings = SettingsLoader.withCore(modules);
        List<SettingKey> keys = SettingKey.of(mappings);
        SmallRyeConfig values = SettingsLoader.unmapped(sources, home, keys);
        Map<String, String> instead = new HashMap<>();
        for (String problem : SettingChecks.problems(values, keys)) {
            String name = problem.substring(0, problem.indexOf(':'));
            keys.stream()
                    .filter(key -> key.matches(name))
                    .findFirst()
                    .ifPresent(key -> instead.put(name, inPlaceOf(key)));
        }
        sources.given(instead);
        SmallRyeConfig config = SettingsLoader.withMappings(SettingsLoader.builder(sources, home), mappings);
        return new UsableSettings(new Settings(config, keys, List.of()), new TreeSet<>(instead.keySet()));
    }

    private static String inPlaceOf(SettingKey key) {
        if (key.byDefault() != null) {
            return key.byDefault();
        }
        return key.required() ? MISSING : "";
    }
}
