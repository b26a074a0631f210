package dev.etlpipeline.core.settings;

import static dev.etlpipeline.core.settings.SettingsFixture.read;
import static dev.etlpipeline.core.settings.SettingsFixture.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.criteria.Criterion;
import org.junit.jupiter.api.Test;

class LoadSettingsTest {

    @Test
    void hasDefaults() {
        LoadSettings load = read(LoadSettings.class);

        assertThat(load.chunkRows()).isZero();
        assertThat(load.chunkBytes()).isEqualTo(1 << 20);
        assertThat(load.chunksInFlight()).isZero();
        assertThat(load.workers()).isZero();
    }

    @Test
    @Criterion("configuration.1")
    void takesEveryValue() {
        LoadSettings load = read(
                LoadSettings.class,
                "load.chunk-rows=1",
                "load.chunk-bytes=2",
                "load.chunks-in-flight=3",
                "load.workers=4");

        assertThat(load.chunkRows()).isEqualTo(1);
        assertThat(load.chunkBytes()).isEqualTo(2);
        assertThat(load.chunksInFlight()).isEqualTo(3);
        assertThat(load.workers()).isEqualTo(4);
    }

    @Test
    void refusesWhatIsOutOfBounds() {
        assertThat(refusal("load.chunk-rows=-1", "load.chunk-bytes=0", "load.chunks-in-flight=65", "load.workers=-1"))
                .contains("load.chunk-rows: must be a whole number from 0 to 1,000,000, but is '-1'")
                .contains("load.chunk-bytes: must be a whole number from 1 to 268,435,456, but is '0'")
                .contains("load.chunks-in-flight: must be a whole number from 0 to 64, but is '65'")
                .contains("load.workers: must be a whole number from 0 to 64, but is '-1'");
    }
}
