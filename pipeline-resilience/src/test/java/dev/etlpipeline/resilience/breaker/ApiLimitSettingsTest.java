package dev.etlpipeline.resilience.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.settings.SettingsException;
import dev.etlpipeline.criteria.Criterion;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiLimitSettingsTest {

    private static ApiLimits limits(String api, Map<String, String> values) {
        return Settings.of(values, ApiLimitSettings.class)
                .read(ApiLimitSettings.class)
                .byName()
                .get(api);
    }

    @Test
    void hasDefaultsForAnApiThatNobodySet() {
        ApiLimits limits = limits("postcode", Map.of("warehouse.url", "jdbc:h2:mem:unused"));

        assertThat(limits.failureRate()).isEqualTo(50);
        assertThat(limits.slowCall()).isEqualTo(Duration.ofSeconds(4));
        assertThat(limits.openFor()).isEqualTo(Duration.ofSeconds(30));
        assertThat(limits.calls()).isEmpty();
    }

    @Test
    @Criterion("circuit-breaker.2")
    void isSetForEachApi() {
        Map<String, String> values = Map.of(
                "warehouse.url", "jdbc:h2:mem:unused",
                "resilience.api.company.failure-rate", "25",
                "resilience.api.company.open-for", "PT2M",
                "resilience.api.company.calls", "600");

        assertThat(limits("company", values).failureRate()).isEqualTo(25);
        assertThat(limits("company", values).openFor()).isEqualTo(Duration.ofMinutes(2));
        assertThat(limits("company", values).calls()).contains(600);
        assertThat(limits("postcode", values).failureRate()).isEqualTo(50);
    }

    @Test
    void refusesWhatIsOutOfBoundsAndSaysWhichKey() {
        Map<String, String> values = Map.of(
                "warehouse.url", "jdbc:h2:mem:unused",
                "resilience.api.company.failure-rate", "101");

        assertThatThrownBy(() -> limits("company", values))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("resilience.api.company.failure-rate")
                .hasMessageContaining("from 1 to 100");
    }
}
