package dev.etlpipeline.core.settings;

import static dev.etlpipeline.core.settings.SettingsFixture.read;
import static dev.etlpipeline.core.settings.SettingsFixture.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.criteria.Criterion;
import org.junit.jupiter.api.Test;

class CsvSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(read(CsvSettings.class).maxRecordBytes()).isEqualTo(1 << 20);
    }

    @Test
    @Criterion("configuration.1")
    void takesEveryValue() {
        assertThat(read(CsvSettings.class, "csv.max-record-bytes=16").maxRecordBytes())
                .isEqualTo(16);
    }

    @Test
    void refusesWhatIsOutOfBounds() {
        assertThat(refusal("csv.max-record-bytes=15")).contains("from 16 to 268,435,456, but is '15'");
        assertThat(refusal("csv.max-record-bytes=268435457")).contains("but is '268435457'");
    }
}
