package dev.etlpipeline.observability.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.settings.LoadSettings;
import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.settings.SettingsException;
import dev.etlpipeline.core.settings.SettingsLoader;
import dev.etlpipeline.core.settings.WarehouseSettings;
import dev.etlpipeline.criteria.Criterion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnergySettingsTest {

    private static final Path HOME = Path.of("..");

    /** Keys and values, without the prefix. */
    static EnergySettings energy(String... values) {
        Map<String, String> all = new HashMap<>(Map.of("warehouse.url", "jdbc:h2:mem:unused"));
        for (int i = 0; i < values.length; i += 2) {
            all.put("observability.energy." + values[i], values[i + 1]);
        }
        return Settings.of(all, EnergySettings.class).read(EnergySettings.class);
    }

    static FootprintModel model(EnergySettings settings) {
        return new FootprintModel(settings, GridIntensity.of(settings));
    }

    @Test
    void estimateAndDecideNothingByDefault() {
        EnergySettings settings = energy();

        assertThat(settings.enabled()).isTrue();
        assertThat(settings.greenerHours().policy()).isEqualTo(GreenerPolicy.OFF);
        assertThat(settings.targetGramsPerMillionRows()).isEmpty();
        assertThat(settings.targetGramsPerDay()).isEmpty();
    }

    @Test
    void takeWhatIsSet() {
        EnergySettings settings = energy(
                "busy-watts", "10",
                "pue", "1.5",
                "grams-per-kwh-by-hour", String.join(",", Collections.nCopies(24, "100.5")),
                "target-grams-per-day", "2.5",
                "greener-hours.policy", "wait",
                "greener-hours.wait-at-most", "PT1H");

        assertThat(settings.busyWatts()).isEqualTo(10);
        assertThat(settings.gramsPerKwhByHour().orElse(List.of())).hasSize(24).containsOnly(100.5);
        assertThat(settings.targetGramsPerDay()).hasValue(2.5);
        assertThat(settings.greenerHours().policy()).isEqualTo(GreenerPolicy.WAIT);
        assertThat(settings.greenerHours().waitAtMost()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void refuseWhatIsOutOfBounds() {
        assertThatThrownBy(() -> energy(
                        "busy-watts", "-1",
                        "pue", "0.5",
                        "grams-per-kwh-by-hour", "100,-2",
                        "greener-hours.policy", "later",
                        "greener-hours.wait-at-most", "PT25H"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("observability.energy.busy-watts")
                .hasMessageContaining("observability.energy.pue")
                .hasMessageContaining("observability.energy.grams-per-kwh-by-hour")
                .hasMessageContaining("observability.energy.greener-hours.policy")
                .hasMessageContaining("observability.energy.greener-hours.wait-at-most");
    }

    @Test
    void refuseATableThatHasNotEachHour() {
        EnergySettings settings = energy("grams-per-kwh-by-hour", "100,200");

        assertThatThrownBy(() -> GridIntensity.of(settings))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("must be 24 numbers")
                .hasMessageContaining("but are 2");
    }

    @Test
    void refuseHoursThatNeverCome() {
        EnergySettings settings =
                energy("grams-per-kwh", "200", "greener-hours.policy", "stop", "greener-hours.at-most", "150");

        assertThatThrownBy(() -> GridIntensity.of(settings))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("no hour has 150 g or less")
                .hasMessageContaining("the cleanest has 200");
    }

    @Test
    @Criterion("environmental-impact.3")
    void oneFileSwitchesTheGreenerPolicyOn() {
        Settings settings = new SettingsLoader(HOME, Map.of())
                .load("local", HOME.resolve("seeds/settings/greener.yaml"), Map.of(), List.of(EnergySettings.class));

        EnergySettings energy = settings.read(EnergySettings.class);
        assertThat(energy.greenerHours().policy()).isEqualTo(GreenerPolicy.WAIT);
        assertThat(GridIntensity.of(energy).changes()).isTrue();
        assertThat(settings.read(LoadSettings.class).workers()).isEqualTo(1);
        assertThat(settings.read(WarehouseSettings.class).poolSize()).isEqualTo(3);
    }
}
