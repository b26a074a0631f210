package dev.etlpipeline.core.settings;

import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** The settings reference in Markdown, made from the mappings, so that it can say nothing that is not so. */
public final class SettingsReference {

    private static final String FOLDER = "seeds/settings";

    private SettingsReference() {}

    /**
     * The page {@code docs/settings.md}: core's settings, what the profiles set, and how it all works.
     *
     * @param home the project's folder, where the profiles' files are
     */
    public static String core(Path home) {
        String page;
        try (InputStream resource = SettingsReference.class.getResourceAsStream("settings-reference.md")) {
            if (resource == null) {
                throw new IllegalStateException("settings-reference.md is missing from the class path");
            }
            page = new String(resource.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return page.replace("{{settings}}", tables(SettingsLoader.CORE)).replace("{{profiles}}", profiles(home));
    }

    /** A module's page, {@code docs/<module>/settings.md}. */
    public static String module(String module, List<Class<?>> mappings) {
        return "# Settings of the module " + module + "\n\nMade by `./pipeline docs settings " + module
                + "`; a test fails when it is out of date. See"
                + " [settings](../settings.md) for how they are set.\n\n" + tables(mappings);
    }

    /** One table for each mapping. */
    private static String tables(List<Class<?>> mappings) {
        return mappings.stream().map(SettingsReference::table).collect(Collectors.joining("\n"));
    }

    private static String table(Class<?> mapping) {
        List<SettingKey> keys = SettingKey.of(List.of(mapping));
        String prefix =
                mapping.getAnnotation(io.smallrye.config.ConfigMapping.class).prefix();
        StringBuilder table = new StringBuilder("### " + prefix + "\n\n");
        line(table, "key", "type", "default", "bounds", "meaning");
        line(table, "---", "---", "---", "---", "---");
        for (SettingKey key : keys) {
            line(
                    table,
                    "`" + key.pattern().replace("*", "<name>") + "`",
                    type(key),
                    byDefault(key),
                    SettingBounds.range(key.about()),
                    key.about() == null ? "" : key.about().value());
        }
        return table.toString();
    }

    private static String type(SettingKey key) {
        String word = SettingBounds.word(key.type());
        return (key.list() ? "list of " + word : word) + (key.secret() ? ", secret" : "");
    }

    private static String byDefault(SettingKey key) {
        if (key.byDefault() != null) {
            return "`" + key.byDefault() + "`";
        }
        return key.required() ? "must be set" : "none";
    }

    private static String profiles(Path home) {
        List<String> profiles = SettingsLoader.profiles(home);
        List<Map<String, String>> columns = new ArrayList<>();
        columns.add(values(home.resolve(FOLDER).resolve("application.yaml")));
        profiles.forEach(
                profile -> columns.add(values(home.resolve(FOLDER).resolve("application-" + profile + ".yaml"))));
        TreeSet<String> keys = new TreeSet<>();
        columns.forEach(column -> keys.addAll(column.keySet()));

        StringBuilder table = new StringBuilder();
        line(table, "key", "all profiles", profiles.toArray(String[]::new));
        line(table, "---", "---", profiles.stream().map(profile -> "---").toArray(String[]::new));
        for (String key : keys) {
            String[] values = columns.stream()
                    .skip(1)
                    .map(column -> cell(column.get(key)))
                    .toArray(String[]::new);
            line(table, "`" + key + "`", cell(columns.get(0).get(key)), values);
        }
        return table.toString();
    }

    private static Map<String, String> values(Path file) {
        Map<String, String> values = new TreeMap<>();
        if (Files.exists(file)) {
            try {
                ConfigSource source = new YamlConfigSource(file.toString(), Files.readString(file));
                values.putAll(source.getProperties());
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + file, e);
            }
        }
        values.keySet().removeIf(key -> key.endsWith("]"));
        return values;
    }

    private static String cell(@Nullable String value) {
        return value == null ? "" : "`" + value + "`";
    }

    private static void line(StringBuilder table, String first, String second, String... others) {
        table.append("| ").append(escaped(first)).append(" | ").append(escaped(second));
        for (String other : others) {
            table.append(" | ").append(escaped(other));
        }
        table.append(" |\n");
    }

    private static String escaped(String cell) {
        return cell.replace("|", "\\|");
    }
}
