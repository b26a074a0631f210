package dev.etlpipeline.observability.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.settings.SettingsException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogSettingsTest {

    private static LogSettings read(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Map.of("warehouse.url", "jdbc:h2:mem:unused"));
        all.putAll(more);
        return Settings.of(all, LogSettings.class).read(LogSettings.class);
    }

    @Test
    void haveDefaults() {
        LogSettings settings = read(Map.of());

        assertThat(settings.level()).isEqualTo(Severity.INFO);
        assertThat(settings.maxFileBytes()).isEqualTo(50_000_000);
        assertThat(settings.filesPerRun()).isEqualTo(20);
        assertThat(settings.keep()).isEqualTo(Duration.ofDays(30));
        assertThat(settings.keepFiles()).isEqualTo(1000);
    }

    @Test
    void takeWhatIsSet() {
        LogSettings settings = read(Map.of(
                "observability.log.level", "debug",
                "observability.log.max-file-bytes", "10000",
                "observability.log.files-per-run", "3",
                "observability.log.keep", "P7D",
                "observability.log.keep-files", "10"));

        assertThat(settings.level()).isEqualTo(Severity.DEBUG);
        assertThat(settings.maxFileBytes()).isEqualTo(10_000);
        assertThat(settings.filesPerRun()).isEqualTo(3);
        assertThat(settings.keep()).isEqualTo(Duration.ofDays(7));
        assertThat(settings.keepFiles()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"level, loud", "max-file-bytes, 9999", "files-per-run, 21", "keep, PT59M", "keep-files, 9"})
    void refuseWhatIsOutOfBounds(String key, String value) {
        assertThatThrownBy(() -> read(Map.of("observability.log." + key, value)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("observability.log." + key);
    }
}
