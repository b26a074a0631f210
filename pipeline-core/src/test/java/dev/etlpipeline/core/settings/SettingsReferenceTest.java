package dev.etlpipeline.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.criteria.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsReferenceTest {

    /** Tests run in the module's folder. */
    private static final Path HOME = Path.of("").toAbsolutePath().getParent();

    @Test
    @Criterion("configuration.4")
    void theCommittedPageIsWhatTheCodeSays() throws IOException {
        String committed = Files.readString(HOME.resolve("docs/settings.md")).replace("\r\n", "\n");

        assertThat(SettingsReference.core(HOME))
                .as("docs/settings.md; write it anew by: ./pipeline docs settings > docs/settings.md")
                .isEqualTo(committed);
    }

    @Test
    @Criterion("configuration.4")
    void everySettingSaysWhatItIsFor() {
        assertThat(SettingKey.of(SettingsLoader.CORE))
                .hasSizeGreaterThan(30)
                .allSatisfy(key -> assertThat(key.about())
                        .as(key.pattern())
                        .isNotNull()
                        .satisfies(about -> assertThat(about.value()).endsWith(".")));
    }

    @Test
    void aModulesPageHasItsBoundsAndDefaults() {
        String page = SettingsReference.module("alarm", List.of(SettingsLoaderTest.Alarm.class));

        assertThat(page)
                .startsWith("# Settings of the module alarm\n")
                .contains("| `alarm.level` | text | must be set |  | How loud. |\n")
                .contains("| `alarm.times` | whole number | `3` | of 1 or more | How often. |\n")
                .contains("| `alarm.receivers` | list of text | none |  | To whom. |\n");
    }
}
