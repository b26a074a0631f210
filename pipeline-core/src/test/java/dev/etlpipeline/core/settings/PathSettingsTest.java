package dev.etlpipeline.core.settings;

import static dev.etlpipeline.core.settings.SettingsFixture.read;
import static dev.etlpipeline.core.settings.SettingsFixture.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.criteria.Criterion;
import org.junit.jupiter.api.Test;

class PathSettingsTest {

    @Test
    void hasDefaults() {
        PathSettings paths = read(PathSettings.class);

        assertThat(paths.input()).isEqualTo("seeds/customers.csv");
        assertThat(paths.definition()).isEqualTo("seeds/pipelines/customers.yaml");
        assertThat(paths.database()).isEqualTo("var/warehouse");
        assertThat(paths.rejects()).isEqualTo("var/rejects");
        assertThat(paths.logs()).isEqualTo("var/logs");
        assertThat(paths.reports()).isEqualTo("var/reports");
        assertThat(paths.spool()).isEqualTo("var/spool");
    }

    @Test
    @Criterion("configuration.1")
    void takesEveryValue() {
        PathSettings paths = read(
                PathSettings.class,
                "paths.input=i",
                "paths.definition=d",
                "paths.database=db",
                "paths.rejects=re",
                "paths.logs=l",
                "paths.reports=rp",
                "paths.spool=s");

        assertThat(paths.input()).isEqualTo("i");
        assertThat(paths.definition()).isEqualTo("d");
        assertThat(paths.database()).isEqualTo("db");
        assertThat(paths.rejects()).isEqualTo("re");
        assertThat(paths.logs()).isEqualTo("l");
        assertThat(paths.reports()).isEqualTo("rp");
        assertThat(paths.spool()).isEqualTo("s");
    }

    @Test
    void refusesABlankPath() {
        assertThat(refusal("paths.logs=")).contains("paths.logs: is missing").contains("it is blank (given)");
    }
}
