package dev.etlpipeline.resilience.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.settings.SettingsException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImpactSettingsTest {

    @Test
    void aLoadADayIsAgreedAndNoHourHasACostByItself() {
        ImpactSettings settings = read(Map.of());

        assertThat(settings.costPerHour()).isEmpty();
        assertThat(settings.currency()).isEqualTo("GBP");
        assertThat(settings.freshWithin()).isEqualTo(Duration.ofHours(26));
        assertThat(settings.slack()).isEqualTo(Duration.ofHours(2));
        assertThat(settings.costPerLateLoad()).isZero();
        assertThat(settings.staffPerHour()).isEqualTo(60);
        assertThat(settings.handling()).isEqualTo(Duration.ofHours(2));
        assertThat(settings.degradedShare()).isEqualTo(0.1);
        assertThat(settings.minHistory()).isEqualTo(Duration.ofDays(30));
        assertThat(settings.assumed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cost-per-hour, -1",
        "cost-per-hour, much",
        "fresh-within, PT1S",
        "slack, PT-1S",
        "cost-per-late-load, -0.5",
        "staff-per-hour, -1",
        "handling, P31D",
        "degraded-share, 1.5",
        "min-history, PT1M",
        "assumed.bug.per-year, -1",
        "assumed.bug.lasts, P400D",
        "assumed.bug.often, 3",
    })
    void refusesWhatIsOutOfBounds(String key, String value) {
        assertThatThrownBy(() -> read(Map.of("resilience.impact." + key, value)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("resilience.impact." + key);
    }

    private static ImpactSettings read(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("warehouse.url", "jdbc:h2:mem:unused");
        return Settings.of(all, ImpactSettings.class).read(ImpactSettings.class);
    }
}
