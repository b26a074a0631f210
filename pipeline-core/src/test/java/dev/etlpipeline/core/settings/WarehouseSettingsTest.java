package dev.etlpipeline.core.settings;

import static dev.etlpipeline.core.settings.SettingsFixture.read;
import static dev.etlpipeline.core.settings.SettingsFixture.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.criteria.Criterion;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WarehouseSettingsTest {

    @Test
    void hasDefaults() {
        WarehouseSettings warehouse = read(WarehouseSettings.class);

        assertThat(warehouse.user()).isEmpty();
        assertThat(warehouse.password()).isEmpty();
        assertThat(warehouse.poolSize()).isEqualTo(4);
        assertThat(warehouse.connectionTimeout()).hasSeconds(10);
        assertThat(warehouse.validationTimeout()).hasSeconds(3);
        assertThat(warehouse.keepalive()).hasMinutes(2);
        assertThat(warehouse.maxLifetime()).hasMinutes(30);
        assertThat(warehouse.leakDetection()).hasMinutes(10);
        assertThat(warehouse.loginTimeout()).hasSeconds(15);
        assertThat(warehouse.socketTimeout()).hasSeconds(60);
        assertThat(warehouse.packetSize()).isEqualTo(16383);
        assertThat(warehouse.encrypt()).isTrue();
        assertThat(warehouse.trustServerCertificate()).isFalse();
        assertThat(warehouse.applicationName()).isEqualTo("etl-pipeline");
    }

    @Test
    @Criterion("configuration.1")
    void takesEveryValue() {
        WarehouseSettings warehouse = read(
                WarehouseSettings.class,
                "warehouse.url=jdbc:h2:mem:mine",
                "warehouse.user=me",
                "warehouse.password=${warehouse.user}",
                "warehouse.pool-size=2",
                "warehouse.connection-timeout=PT1S",
                "warehouse.validation-timeout=PT0.5S",
                "warehouse.keepalive=PT1M",
                "warehouse.max-lifetime=PT10M",
                "warehouse.leak-detection=PT5M",
                "warehouse.login-timeout=PT2S",
                "warehouse.socket-timeout=PT3S",
                "warehouse.packet-size=512",
                "warehouse.encrypt=false",
                "warehouse.trust-server-certificate=true",
                "warehouse.application-name=mine");

        assertThat(warehouse.url()).isEqualTo("jdbc:h2:mem:mine");
        assertThat(warehouse.user()).contains("me");
        assertThat(warehouse.password()).contains("me");
        assertThat(warehouse.poolSize()).isEqualTo(2);
        assertThat(warehouse.connectionTimeout()).hasSeconds(1);
        assertThat(warehouse.validationTimeout()).hasMillis(500);
        assertThat(warehouse.keepalive()).hasMinutes(1);
        assertThat(warehouse.maxLifetime()).hasMinutes(10);
        assertThat(warehouse.leakDetection()).hasMinutes(5);
        assertThat(warehouse.loginTimeout()).hasSeconds(2);
        assertThat(warehouse.socketTimeout()).hasSeconds(3);
        assertThat(warehouse.packetSize()).isEqualTo(512);
        assertThat(warehouse.encrypt()).isFalse();
        assertThat(warehouse.trustServerCertificate()).isTrue();
        assertThat(warehouse.applicationName()).isEqualTo("mine");
    }

    @Test
    void refusesWhatIsOutOfBounds() {
        assertThat(refusal(
                        "warehouse.pool-size=1",
                        "warehouse.connection-timeout=PT0.2S",
                        "warehouse.validation-timeout=PT2M",
                        "warehouse.keepalive=PT1S",
                        "warehouse.max-lifetime=PT59S",
                        "warehouse.leak-detection=PT1S",
                        "warehouse.login-timeout=PT0S",
                        "warehouse.socket-timeout=PT2H",
                        "warehouse.packet-size=511",
                        "warehouse.encrypt=1"))
                .contains("warehouse.pool-size: must be a whole number from 2 to 100, but is '1'")
                .contains("warehouse.connection-timeout: must be a duration such as PT30S from PT0.25S to PT10M")
                .contains("warehouse.validation-timeout: must be a duration such as PT30S from PT0.25S to PT1M")
                .contains("warehouse.keepalive: must be a duration such as PT30S from PT30S to PT1H")
                .contains("warehouse.max-lifetime: must be a duration such as PT30S from PT1M to PT24H")
                .contains("warehouse.leak-detection: must be a duration such as PT30S from PT2S to PT24H")
                .contains("warehouse.login-timeout: must be a duration such as PT30S from PT1S to PT10M, but is 'PT0S'")
                .contains("warehouse.socket-timeout: must be a duration such as PT30S from PT1S to PT1H, but is 'PT2H'")
                .contains("warehouse.packet-size: must be a whole number from 512 to 32,767, but is '511'")
                .contains("warehouse.encrypt: must be true or false, but is '1'");
    }

    @Test
    void refusesAnAbsentUrl() {
        assertThatThrownBy(() -> Settings.of(Map.of())).hasMessageContaining("warehouse.url: is missing");
    }
}
