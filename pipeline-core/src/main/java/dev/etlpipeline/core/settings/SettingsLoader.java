package dev.etlpipeline.core.settings;

import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Loads the settings. Later ones win: built-in defaults, {@code seeds/settings/application.yaml}, the profile's file
 * beside it, the user's file, environment variables ({@code WAREHOUSE_URL} sets {@code warehouse.url}), {@code --set}.
 */
public final class SettingsLoader {

    /** Core's own; modules add theirs. */
    static final List<Class<?>> CORE = List.of(
            ColumnSettings.class,
            CsvSettings.class,
            EnrichmentSettings.class,
            LeaseSettings.class,
            LoadSettings.class,
            ModuleSettings.class,
            PathSettings.class,
            WarehouseSettings.class);

    private static final String FOLDER = "seeds/settings";

    private final Path home;
    private final Map<String, String> environment;

    /** @param home the project's folder */
    public SettingsLoader(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = Map.copyOf(environment);
    }

    /**
     * @param profile   names the file {@code application-<profile>.yaml}
     * @param file      the user's own, or null
     * @param overrides from {@code --set}
     * @param mappings  the modules'
     * @throws SettingsException with every problem found, those of all files and mappings together
     */
    public Settings load(String profile, @Nullable Path file, Map<String, String> overrides, List<Class<?>> mappings) {
        return settings(sources(profile, file, overrides), home, mappings);
    }

    /** As {@link #load}, but with built-in defaults in place of what is wrong, and without complaint. */
    public UsableSettings usable(
            String profile, @Nullable Path file, Map<String, String> overrides, List<Class<?>> mappings) {
        try {
            return UsableSettings.of(sources(profile, file, overrides), home, mappings);
        } catch (SettingsException e) {
            return UsableSettings.none();
        }
    }

    private SettingsSources sources(String profile, @Nullable Path file, Map<String, String> overrides) {
        SettingsSources sources = new SettingsSources(environment);
        Path common = home.resolve(FOLDER).resolve("application.yaml");
        if (Files.exists(common)) {
            sources.file(common, FOLDER + "/application.yaml");
        }
        sources.file(profileFile(profile), FOLDER + "/application-" + profile + ".yaml");
        if (file != null) {
            sources.file(file, file.toString());
        }
        sources.commandLine(overrides);
        return sources;
    }

    private Path profileFile(String profile) {
        List<String> profiles = profiles(home);
        if (!profiles.contains(profile)) {
            throw new SettingsException(List.of("profile " + profile + ": does not exist; "
                    + (profiles.isEmpty()
                            ? "there is no " + FOLDER + "/application-<profile>.yaml in " + home.toAbsolutePath()
                            : "there are " + String.join(", ", profiles))));
        }
        return home.resolve(FOLDER).resolve("application-" + profile + ".yaml");
    }

    /** The profiles that have a file, in order of name. */
    static List<String> profiles(Path home) {
        Path folder = home.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith("application-") && name.endsWith(".yaml"))
                    .map(name -> name.substring("application-".length(), name.length() - ".yaml".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }

    static Settings settings(SettingsSources sources, Path home, List<Class<?>> modules) {
        List<Class<?>> mappings = withCore(modules);
        List<SettingKey> keys = SettingKey.of(mappings);
        // First without mappings: building with them stops at what SmallRye finds, in words of its own.
        SmallRyeConfig values = unmapped(sources, home, keys);
        UnknownKeys unknown = new UnknownKeys(keys, modulePrefixes(values)).find(sources.written(), values);
        List<String> problems = new ArrayList<>(sources.problems());
        problems.addAll(unknown.problems());
        problems.addAll(SettingChecks.problems(values, keys));
        refuse(problems);
        SmallRyeConfig config = withMappings(builder(sources, home), mappings);
        // Again: only now are the map keys known that nothing but an environment variable names.
        refuse(SettingChecks.problems(config, keys));
        return new Settings(config, keys, unknown.warnings());
    }

    /** The modules' mappings behind core's. */
    static List<Class<?>> withCore(List<Class<?>> modules) {
        return Stream.concat(CORE.stream(), modules.stream()).toList();
    }

    /** The values as they are, whatever is wrong with them. */
    static SmallRyeConfig unmapped(SettingsSources sources, Path home, List<SettingKey> keys) {
        return builder(sources, home).withDefaultValues(defaults(keys)).build();
    }

    static SmallRyeConfigBuilder builder(SettingsSources sources, Path home) {
        return new SmallRyeConfigBuilder()
                .withSources(sources.written())
                .withSources(sources.environment())
                .withInterceptors(new References(home))
                .withValidateUnknown(false);
    }

    static SmallRyeConfig withMappings(SmallRyeConfigBuilder builder, List<Class<?>> mappings) {
        mappings.forEach(mapping -> builder.withMapping(ConfigClass.configClass(mapping)));
        try {
            return builder.build();
        } catch (ConfigValidationException e) {
            List<String> problems = new ArrayList<>();
            for (int i = 0; i < e.getProblemCount(); i++) {
                problems.add(e.getProblem(i).getMessage());
            }
            throw new SettingsException(problems);
        }
    }

    private static Map<String, String> defaults(List<SettingKey> keys) {
        return keys.stream()
                .filter(key -> key.byDefault() != null && !key.isPattern())
                .collect(Collectors.toMap(SettingKey::pattern, key -> String.valueOf(key.byDefault())));
    }

    private static Set<String> modulePrefixes(SmallRyeConfig values) {
        String prefixes = values.getConfigValue("modules.prefixes").getValue();
        return prefixes == null ? Set.of() : Set.copyOf(Arrays.asList(prefixes.split("\\s*,\\s*")));
    }

    private static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new SettingsException(problems.stream().sorted().distinct().toList());
        }
    }
}
