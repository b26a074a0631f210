package dev.etlpipeline.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.module.SettingsReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What of the settings may be told. */
class SettingValuesTest {

    @Test
    void tellsDefaultsAndWhatIsGiven() {
        SettingsReader settings = Settings.of(Map.of("warehouse.url", "jdbc:h2:mem:told", "load.chunk-rows", "17"));

        assertThat(settings.values())
                .containsEntry("load.chunk-rows", "17")
                .containsEntry("warehouse.url", "jdbc:h2:mem:told")
                .containsEntry("lease.ttl", "PT10S");
    }

    @Test
    void tellsOfASecretOnlyThatThereIsOne() {
        SettingsReader given = Settings.of(Map.of("warehouse.url", "jdbc:h2:mem:told", "warehouse.password", "Pa55"));
        SettingsReader none = Settings.of(Map.of("warehouse.url", "jdbc:h2:mem:told"));

        assertThat(given.values()).containsKey("warehouse.password");
        assertThat(given.values().values()).noneMatch(value -> value.contains("Pa55"));
        assertThat(none.values()).doesNotContainKey("warehouse.password");
    }

    @Test
    void tellsNothingOfWhatHasNoValue() {
        SettingsReader settings = Settings.of(Map.of("warehouse.url", "jdbc:h2:mem:told"));

        assertThat(settings.values()).doesNotContainKey("warehouse.user").doesNotContainValue("");
    }

    @Test
    void tellsNothingWhereValuesComeFromElsewhere() {
        SettingsReader stub = new SettingsReader() {
            @Override
            public <T> T read(Class<T> mapping) {
                throw new IllegalArgumentException("there are none");
            }
        };

        assertThat(stub.values()).isEmpty();
    }
}
