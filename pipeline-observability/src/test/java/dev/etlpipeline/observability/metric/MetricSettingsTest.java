package dev.etlpipeline.observability.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.settings.SettingsException;
import dev.etlpipeline.observability.report.ReportSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricSettingsTest {

    private static Settings settings(String... values) {
        Map<String, String> all = new HashMap<>(Map.of("warehouse.url", "jdbc:h2:mem:unused"));
        for (int i = 0; i < values.length; i += 2) {
            all.put("observability." + values[i], values[i + 1]);
        }
        return Settings.of(all, MetricSettings.class, SqlSettings.class, ReportSettings.class);
    }

    @Test
    void contactNobodyByDefault() {
        MetricSettings metrics = settings().read(MetricSettings.class);

        assertThat(metrics.enabled()).isTrue();
        assertThat(metrics.prometheus()).isTrue();
        assertThat(metrics.otlp()).isFalse();
        assertThat(metrics.json()).isFalse();
    }

    @Test
    void takeWhatIsSet() {
        Settings settings = settings("sql.slow-after", "PT0.2S", "report.keep", "7", "metrics.otlp", "true");

        assertThat(settings.read(SqlSettings.class).slowAfter()).isEqualTo(Duration.ofMillis(200));
        assertThat(settings.read(ReportSettings.class).keep()).isEqualTo(7);
        assertThat(settings.read(MetricSettings.class).otlp()).isTrue();
    }

    @Test
    void refuseWhatIsOutOfBounds() {
        assertThatThrownBy(() -> settings("sql.slow-after", "PT0S", "report.keep", "0", "metrics.otlp-every", "PT0.1S"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("observability.sql.slow-after")
                .hasMessageContaining("observability.report.keep")
                .hasMessageContaining("observability.metrics.otlp-every");
    }
}
