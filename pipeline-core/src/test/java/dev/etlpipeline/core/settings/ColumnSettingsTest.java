package dev.etlpipeline.core.settings;

import static dev.etlpipeline.core.settings.SettingsFixture.read;
import static dev.etlpipeline.core.settings.SettingsFixture.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.definition.ExtraColumns;
import dev.etlpipeline.criteria.Criterion;
import org.junit.jupiter.api.Test;

class ColumnSettingsTest {

    @Test
    void hasDefaults() {
        assertThat(read(ColumnSettings.class).extra()).isEqualTo(ExtraColumns.IGNORE);
    }

    @Test
    @Criterion("configuration.1")
    void takesEveryValue() {
        assertThat(read(ColumnSettings.class, "columns.extra=refuse").extra()).isEqualTo(ExtraColumns.REFUSE);
        assertThat(read(ColumnSettings.class, "columns.extra=ignore").extra()).isEqualTo(ExtraColumns.IGNORE);
    }

    @Test
    void refusesOtherWords() {
        assertThat(refusal("columns.extra=keep"))
                .contains("columns.extra: must be one of ignore, refuse, but is 'keep'");
    }
}
