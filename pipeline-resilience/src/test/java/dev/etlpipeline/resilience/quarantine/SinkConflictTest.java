package dev.etlpipeline.resilience.quarantine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.module.Modules;
import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.settings.SettingsException;
import dev.etlpipeline.resilience.ResilienceModule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SinkConflictTest {

    private static void install(Map<String, String> set) {
        ResilienceModule module = new ResilienceModule();
        Map<String, String> all = new HashMap<>(set);
        all.put("warehouse.url", "jdbc:h2:mem:unused");
        Modules.install(List.of(module), Settings.of(all, module.settings().toArray(Class<?>[]::new)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"errors.mode", "errors.pipelines.orders.mode"})
    void refusesToSalvageWithoutTheTable(String key) {
        assertThatThrownBy(() -> install(Map.of("quarantine.sink", "file", key, "salvage")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(key + ": salvage needs quarantine.sink table or both");
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "both"})
    void letsSalvageWithTheTable(String sink) {
        assertThatCode(() -> install(Map.of("quarantine.sink", sink, "errors.mode", "salvage")))
                .doesNotThrowAnyException();
    }

    @Test
    void letsTheFileBeWhereNothingIsSalvaged() {
        assertThatCode(() -> install(Map.of("quarantine.sink", "file"))).doesNotThrowAnyException();
    }
}
