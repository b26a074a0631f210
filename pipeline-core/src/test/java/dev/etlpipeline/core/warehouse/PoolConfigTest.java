package dev.etlpipeline.core.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.settings.SettingsException;
import dev.etlpipeline.core.settings.WarehouseSettings;
import dev.etlpipeline.criteria.Criterion;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class PoolConfigTest {

    private static HikariConfig config(String url, String... settings) {
        Map<String, String> values = new HashMap<>(Map.of("warehouse.url", url));
        for (int i = 0; i < settings.length; i += 2) {
            values.put("warehouse." + settings[i], settings[i + 1]);
        }
        return PoolConfig.of(Settings.of(values).read(WarehouseSettings.class), new JdbcUrl(url));
    }

    @Test
    void tellsTheDriverWhatItsDefaultsLeaveOpen() {
        Properties driver = config("jdbc:sqlserver://db").getDataSourceProperties();

        assertThat(driver)
                .containsEntry("encrypt", "true")
                .containsEntry("trustServerCertificate", "false")
                .containsEntry("socketTimeout", "60000")
                .containsEntry("loginTimeout", "15")
                .containsEntry("packetSize", "16383")
                .containsEntry("sendStringParametersAsUnicode", "true")
                .containsEntry("connectRetryCount", "0")
                .containsEntry("applicationName", "etl-pipeline");
    }

    @Test
    void letsWhateverStandsInTheUrlWin() {
        HikariConfig config = config(
                "jdbc:sqlserver://db;encrypt=false;SOCKETTIMEOUT=5;userName=u;password=p",
                "user",
                "other",
                "password",
                "other");

        assertThat(config.getDataSourceProperties()).doesNotContainKeys("encrypt", "socketTimeout");
        assertThat(config.getUsername()).isNull();
        assertThat(config.getPassword()).isNull();
    }

    @Test
    void takesUserAndPasswordFromTheSettings() {
        HikariConfig config = config("jdbc:sqlserver://db", "user", "etl", "password", "p");

        assertThat(config.getUsername()).isEqualTo("etl");
        assertThat(config.getPassword()).isEqualTo("p");
        assertThat(config.getTransactionIsolation()).isEqualTo("TRANSACTION_READ_COMMITTED");
    }

    @Test
    void completesTheUrlOfAnEmbeddedDatabase() {
        assertThat(urlOfH2(config("jdbc:h2:file:w;write_delay=500")))
                .isEqualTo("jdbc:h2:file:w;write_delay=500;MODE=MSSQLServer;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0");
    }

    @Test
    @Criterion("connection-handling.2")
    void waitsForNoH2ServerForEver() {
        assertThat(urlOfH2(config("jdbc:h2:tcp://db/w"))).isEqualTo("jdbc:h2:tcp://db/w;NETWORK_TIMEOUT=60000");
        assertThat(urlOfH2(config("jdbc:h2:tcp://db/w", "socket-timeout", "PT5S")))
                .isEqualTo("jdbc:h2:tcp://db/w;NETWORK_TIMEOUT=5000");
        assertThat(urlOfH2(config("jdbc:h2:tcp://db/w;NETWORK_TIMEOUT=7")))
                .isEqualTo("jdbc:h2:tcp://db/w;NETWORK_TIMEOUT=7");
    }

    @Test
    @Criterion("connection-handling.1")
    @Criterion("connection-handling.2")
    void leavesNothingOfThePoolToItsDefaults() {
        HikariConfig config = config(
                "jdbc:sqlserver://db",
                "pool-size",
                "7",
                "connection-timeout",
                "PT4S",
                "validation-timeout",
                "PT1S",
                "keepalive",
                "PT45S",
                "max-lifetime",
                "PT15M",
                "leak-detection",
                "PT5M");

        assertThat(config.getMaximumPoolSize()).isEqualTo(7);
        assertThat(config.getMinimumIdle()).isEqualTo(1);
        assertThat(config.getConnectionTimeout()).isEqualTo(4_000);
        assertThat(config.getValidationTimeout()).isEqualTo(1_000);
        assertThat(config.getKeepaliveTime()).isEqualTo(45_000);
        assertThat(config.getMaxLifetime()).isEqualTo(900_000);
        assertThat(config.getLeakDetectionThreshold()).isEqualTo(300_000);
        assertThat(config.getIdleTimeout()).isEqualTo(600_000);
        assertThat(config.getInitializationFailTimeout()).isEqualTo(1);
    }

    @Test
    void refusesSettingsThatDoNotGoTogether() {
        assertThatThrownBy(() -> config(
                        "jdbc:sqlserver://db", "max-lifetime", "PT1M", "keepalive", "PT1M", "leak-detection", "PT2M"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("warehouse.keepalive: must be shorter than warehouse.max-lifetime (PT1M)")
                .hasMessageContaining("warehouse.leak-detection: must not be longer");
    }

    @Test
    void evictsDeadConnectionsOfH2() {
        assertThat(config("jdbc:h2:mem:x").getExceptionOverrideClassName())
                .isEqualTo(H2ConnectionErrors.class.getName());
        assertThat(config("jdbc:h2:mem:x").getDataSourceProperties()).isEmpty();
    }

    @Test
    void opensH2WithTheUserOfTheUrlOrElseOfTheSettings() throws SQLException {
        assertThat(userOfH2(config("jdbc:h2:mem:a"))).isEmpty();
        assertThat(userOfH2(config("jdbc:h2:mem:b", "user", "etl", "password", "p")))
                .isEqualTo("ETL");
        assertThat(userOfH2(config("jdbc:h2:mem:c;USER=url;PASSWORD=q", "user", "etl", "password", "p")))
                .isEqualTo("URL");
    }

    private static String urlOfH2(HikariConfig config) {
        return ((JdbcDataSource) config.getDataSource()).getUrl();
    }

    private static String userOfH2(HikariConfig config) throws SQLException {
        try (Connection connection = config.getDataSource().getConnection()) {
            return connection.getMetaData().getUserName();
        }
    }
}
