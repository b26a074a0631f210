package dev.etlpipeline.resilience.fallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.module.Modules;
import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.settings.SettingsException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FallbackSettingsTest {

    private static Map<String, List<String>> substitutes(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(Map.of(
                "warehouse.url", "jdbc:h2:mem:unused",
                "enrichment.postcode.base-url", "http://127.0.0.1/",
                "enrichment.company.base-url", "http://127.0.0.1/"));
        values.putAll(more);
        Modules modules = new Modules();
        Fallbacks.install(modules, Settings.of(values, FallbackSettings.class));
        return modules.substitutes();
    }

    @Test
    void nameAllThatThereAreWhereNothingIsSet() {
        assertThat(substitutes(Map.of()))
                .containsEntry("postcode", List.of("stale", "reference", "area", "skipped"))
                .containsEntry("company", List.of("stale", "skipped"));
    }

    @Test
    void nameThoseThatAreSetAndTheMarkLast() {
        assertThat(substitutes(Map.of("resilience.fallback.postcode.sources", "skipped, area")))
                .containsEntry("postcode", List.of("area", "skipped"));
    }

    @Test
    void nameNoneWhereTheyAreOff() {
        assertThat(substitutes(Map.of("resilience.fallback.company.enabled", "false")))
                .containsOnlyKeys("postcode");
    }

    @Test
    void refuseATimeThatIsOutOfBounds() {
        assertThatThrownBy(() -> substitutes(Map.of("resilience.fallback.postcode.stale-for", "PT1S")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("resilience.fallback.postcode.stale-for");
    }
}
