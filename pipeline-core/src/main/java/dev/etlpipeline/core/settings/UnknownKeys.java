package dev.etlpipeline.core.settings;

import dev.etlpipeline.core.definition.DidYouMean;
import io.smallrye.config.SmallRyeConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Finds what was written under a key that nobody reads. */
final class UnknownKeys {

    private final List<SettingKey> keys;
    private final Set<String> modulePrefixes;
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /** @param modulePrefixes first words of settings that belong to modules, installed or not */
    UnknownKeys(List<SettingKey> keys, Set<String> modulePrefixes) {
        this.keys = keys;
        this.modulePrefixes = modulePrefixes;
    }

    /** Only files and the command line are asked: the environment is full of what is not meant for this program. */
    UnknownKeys find(List<ConfigSource> written, SmallRyeConfig config) {
        Set<String> installed = new TreeSet<>();
        keys.forEach(key -> installed.add(firstWord(key.pattern())));
        TreeMap<String, Integer> ignored = new TreeMap<>();
        for (ConfigSource source : written) {
            for (String name : new TreeSet<>(source.getPropertyNames())) {
                if (keys.stream().anyMatch(key -> key.matches(name))) {
                    continue;
                }
                String module = firstWord(name);
                if (modulePrefixes.contains(module) && !installed.contains(module)) {
                    ignored.merge(module, 1, Integer::sum);
                } else {
                    problems.add(name + ": is no setting" + didYouMean(name, config) + " (" + source.getName() + ")");
                }
            }
        }
        ignored.forEach((module, number) -> warnings.add(
                "Settings under " + module + " are ignored (" + number + "): no module that reads them is installed"));
        return this;
    }

    List<String> problems() {
        return problems;
    }

    List<String> warnings() {
        return warnings;
    }

    /** The nearest key of all; else those of the same section; else the sections. */
    private String didYouMean(String name, SmallRyeConfig config) {
        Set<String> all = new TreeSet<>();
        Set<String> section = new TreeSet<>();
        Set<String> sections = new TreeSet<>();
        for (SettingKey key : keys) {
            all.addAll(key.names(config.getPropertyNames()));
            sections.add(firstWord(key.pattern()));
        }
        all.stream().filter(key -> firstWord(key).equals(firstWord(name))).forEach(section::add);
        String nearest = DidYouMean.hint(name, all);
        if (nearest.startsWith("; did")) {
            return nearest;
        }
        return DidYouMean.hint(name, section.isEmpty() ? sections : section);
    }

    private static String firstWord(String key) {
        int dot = key.indexOf('.');
        return dot < 0 ? key : key.substring(0, dot);
    }
}
