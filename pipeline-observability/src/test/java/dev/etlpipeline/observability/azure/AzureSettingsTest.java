package dev.etlpipeline.observability.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.settings.SettingsException;
import dev.etlpipeline.observability.log.Severity;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AzureSettingsTest {

    private static AzureSettings settings(String... values) {
        Map<String, String> all = new HashMap<>(Map.of("warehouse.url", "jdbc:h2:mem:unused"));
        for (int i = 0; i < values.length; i += 2) {
            all.put("observability.azure." + values[i], values[i + 1]);
        }
        return Settings.of(all, AzureSettings.class).read(AzureSettings.class);
    }

    @Test
    void contactNobodyByDefault() {
        assertThat(settings().connectionString()).isEmpty();
    }

    @Test
    void takeWhatIsSet() {
        AzureSettings settings =
                settings("metrics-every", "PT10S", "log-level", "warn", "logs", "false", "end-wait", "PT0S");

        assertThat(settings.metricsEvery()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.logLevel()).isEqualTo(Severity.WARN);
        assertThat(settings.logs()).isFalse();
        assertThat(settings.endWait()).isZero();
    }

    @Test
    void refuseWhatIsOutOfBounds() {
        assertThatThrownBy(() -> settings("metrics-every", "PT0.5S", "log-level", "loud", "end-wait", "PT2M"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("observability.azure.metrics-every")
                .hasMessageContaining("observability.azure.log-level")
                .hasMessageContaining("observability.azure.end-wait");
    }

    @Test
    void aConnectionStringAsThePortalGivesItIsTaken() {
        assertThatCode(() -> ConnectionStrings.check("InstrumentationKey=0123-key;IngestionEndpoint="
                        + "https://uksouth-1.in.applicationinsights.azure.com/;LiveEndpoint=https://uksouth.livediagnostics"
                        + ".monitor.azure.com/;ApplicationId=0123-app"))
                .doesNotThrowAnyException();
        assertThatCode(() -> ConnectionStrings.check("instrumentationkey=0123-key"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123-key", "IngestionEndpoint=https://host/", "InstrumentationKey="})
    void aConnectionStringWithoutAKeyIsRefused(String text) {
        assertThatThrownBy(() -> ConnectionStrings.check(text))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("observability.azure.connection-string: has no InstrumentationKey")
                .hasMessageNotContaining("0123");
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "ftp://host/", "https:///", "https://a b/"})
    void anEndpointThatIsNoneIsRefused(String endpoint) {
        assertThatThrownBy(() -> ConnectionStrings.check("InstrumentationKey=0123-key;IngestionEndpoint=" + endpoint))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("IngestionEndpoint is no URL")
                .hasMessageNotContaining("0123");
    }
}
