package dev.etlpipeline.core.settings;

import io.smallrye.config.SmallRyeConfig;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

    private String didYouMean(String name, SmallRyeConfig config) {
        Set<String> candidates = new TreeSet<>();
        for (SettingKey key : keys) {
            candidates.addAll(key.names(config.getPropertyNames()));
        }
        // a quarter of the name may be wrong: enough for a slip, too little for a guess
        int most = Math.max(2, name.length() / 4);
        Optional<String> nearest = candidates.stream()
                .filter(candidate -> distance(name, candidate) <= most)
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
        return nearest.map(found -> "; did you mean " + found + "?").orElse("; docs/settings.md lists them all");
    }

    private static String firstWord(String key) {
        int dot = key.indexOf('.');
        return dot < 0 ? key : key.substring(0, dot);
    }

    /** Levenshtein's distance. */
    private static int distance(String one, String other) {
        int[] costs = new int[other.length() + 1];
        for (int j = 0; j < costs.length; j++) {
            costs[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(replaced, 1 + Math.min(costs[j - 1], costs[j]));
            }
        }
        return costs[other.length()];
    }
}
