package dev.etlpipeline.observability.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.settings.SettingsException;
import dev.etlpipeline.observability.CollectorUrl;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceSettingsTest {

    private static TraceSettings read(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Map.of("warehouse.url", "jdbc:h2:mem:unused"));
        all.putAll(more);
        return Settings.of(all, TraceSettings.class).read(TraceSettings.class);
    }

    @Test
    void haveDefaults() {
        TraceSettings settings = read(Map.of());

        assertThat(settings.enabled()).isFalse();
        assertThat(settings.url()).isEqualTo("http://127.0.0.1:4318/v1/traces");
        assertThat(settings.authorization()).isEmpty();
        assertThat(settings.queue()).isEqualTo(8192);
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.endWait()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void takeWhatIsSet() {
        TraceSettings settings = read(Map.of(
                "observability.trace.enabled", "true",
                "observability.trace.url", "https://collector/v1/traces",
                "observability.trace.authorization", "Bearer sesame",
                "observability.trace.queue", "100",
                "observability.trace.timeout", "PT1S",
                "observability.trace.end-wait", "PT0S"));

        assertThat(settings.enabled()).isTrue();
        assertThat(settings.url()).isEqualTo("https://collector/v1/traces");
        assertThat(settings.authorization()).contains("Bearer sesame");
        assertThat(settings.queue()).isEqualTo(100);
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.endWait()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"queue, 15", "queue, 1000001", "timeout, PT0.05S", "timeout, PT2M", "end-wait, PT2M"})
    void refuseWhatIsOutOfBounds(String key, String value) {
        assertThatThrownBy(() -> read(Map.of("observability.trace." + key, value)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("observability.trace." + key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"collector", "ftp://collector/v1/traces", "http://", "not a url", "http:/v1/traces"})
    void refuseUrlsThatNothingCanBeSentTo(String url) {
        assertThatThrownBy(() -> CollectorUrl.check("observability.trace.url", "/v1/traces", url))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("observability.trace.url")
                .hasMessageNotContaining("v1/traces/secret");
    }

    @Test
    void showAUrlWithoutWhatMayBeSecretInIt() {
        assertThat(CollectorUrl.shown("https://user:sesame@collector:4318/v1/traces?key=sesame"))
                .isEqualTo("https://collector:4318/v1/traces");
    }
}
