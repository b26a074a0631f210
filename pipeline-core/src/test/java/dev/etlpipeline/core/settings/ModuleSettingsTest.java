package dev.etlpipeline.core.settings;

import static dev.etlpipeline.core.settings.SettingsFixture.read;
import static dev.etlpipeline.core.settings.SettingsFixture.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModuleSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(read(ModuleSettings.class).prefixes()).isEmpty();
    }

    @Test
    void takesEveryValue() {
        assertThat(read(ModuleSettings.class, "modules.prefixes=a,b").prefixes().orElseThrow())
                .containsExactly("a", "b");
    }

    @Test
    void refusesSettingsUnderAPrefixThatIsNotListed() {
        assertThat(refusal("modules.prefixes=a,b", "c.d=1")).contains("c.d: is no setting");
    }
}
