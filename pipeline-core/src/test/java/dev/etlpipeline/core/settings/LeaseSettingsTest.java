package dev.etlpipeline.core.settings;

import static dev.etlpipeline.core.settings.SettingsFixture.read;
import static dev.etlpipeline.core.settings.SettingsFixture.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.criteria.Criterion;
import org.junit.jupiter.api.Test;

class LeaseSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(read(LeaseSettings.class).ttl()).hasSeconds(10);
    }

    @Test
    @Criterion("configuration.1")
    void takesEveryValue() {
        assertThat(read(LeaseSettings.class, "lease.ttl=PT0.3S").ttl()).hasMillis(300);
    }

    @Test
    void refusesWhatIsOutOfBounds() {
        assertThat(refusal("lease.ttl=PT0.2S"))
                .contains("a duration such as PT30S from PT0.3S to PT10M, but is 'PT0.2S'");
        assertThat(refusal("lease.ttl=PT11M")).contains("but is 'PT11M'");
    }
}
