package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsOptionsTest {

    @Test
    void areReadAheadWhereverTheyStandAndWhateverElseThereIs() {
        SettingsOptions options = SettingsOptions.peek(new String[] {
            "replay", "--set", "a=1", "--unheard-of", "x", "--profile=workshop", "--set=b=c=d", "--settings", "own.yaml"
        });

        assertThat(options.profile).isEqualTo("workshop");
        assertThat(options.file).isEqualTo(Path.of("own.yaml"));
        assertThat(options.overrides).containsExactly(entry("a", "1"), entry("b", "c=d"));
    }

    @Test
    void areTheDefaultsWhereTheArgumentsAreWrong() {
        SettingsOptions options = SettingsOptions.peek(new String[] {"run", "--profile"});

        assertThat(options.overrides).isEmpty();
        assertThat(options.file).isNull();
    }
}
