package dev.etlpipeline.core.settings;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.LinkedHashMap;
import java.util.Map;

/** Settings from assignments such as {@code load.workers=2}, with a URL so that nothing is missing. */
final class SettingsFixture {

    private SettingsFixture() {}

    static <T> T read(Class<T> mapping, String... assignments) {
        return Settings.of(values(assignments)).read(mapping);
    }

    /** The message that refuses them. */
    static String refusal(String... assignments) {
        return catchThrowableOfType(SettingsException.class, () -> Settings.of(values(assignments)))
                .getMessage();
    }

    private static Map<String, String> values(String... assignments) {
        Map<String, String> values = new LinkedHashMap<>(Map.of("warehouse.url", "jdbc:h2:mem:fixture"));
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            values.put(assignment.substring(0, equals), assignment.substring(equals + 1));
        }
        return values;
    }
}
