package dev.etlpipeline.governance.encrypt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.module.HealthCheck.Health;
import dev.etlpipeline.core.module.HealthCheck.Report;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.settings.EnrichmentSettings;
import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.settings.WarehouseSettings;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.testkit.H2Databases;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransportTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:sqlserver://db.example;databaseName=w;encrypt=false, not encrypted",
        "jdbc:sqlserver://db.example:1433;encrypt=optional;databaseName=w, not encrypted",
        "jdbc:sqlserver://db.example;trustServerCertificate=true, any certificate",
        "jdbc:h2:tcp://db.example:9092/w, jdbc:h2:ssl:"
    })
    @Criterion("encryption.3")
    void warnsOfAWarehouseElsewhereThatIsReachedInClear(String url, String says) {
        Report report = check(Map.of("warehouse.url", url));

        assertThat(report.health()).isEqualTo(Health.DEGRADED);
        assertThat(report.detail()).contains(says);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:sqlserver://db.example;databaseName=w",
        "jdbc:sqlserver://127.0.0.1:1433;databaseName=w;encrypt=false",
        "jdbc:sqlserver://localhost;encrypt=false",
        "jdbc:sqlserver://db.example;encrypt=strict;trustServerCertificate=true",
        "jdbc:h2:file:var/warehouse"
    })
    void isContentWithWhatIsEncryptedOrOnThisMachine(String url) {
        assertThat(check(Map.of("warehouse.url", url)).health()).isEqualTo(Health.UP);
    }

    @Test
    void warnsOfSettingsThatSwitchItOff() {
        Report report = check(Map.of(
                "warehouse.url",
                "jdbc:sqlserver://db.example",
                "warehouse.encrypt",
                "false",
                "warehouse.trust-server-certificate",
                "true"));

        assertThat(report.detail()).contains("warehouse.encrypt", "warehouse.trust-server-certificate");
    }

    @Test
    @Criterion("encryption.3")
    void warnsOfAnApiElsewhereThatIsAskedInClear() {
        Report report = check(Map.of(
                "warehouse.url",
                "jdbc:h2:mem:t",
                "enrichment.postcode.base-url",
                "http://postcodes.example/api",
                "enrichment.company.base-url",
                "http://localhost:8080"));

        assertThat(report.health()).isEqualTo(Health.DEGRADED);
        assertThat(report.detail())
                .contains("enrichment.postcode.base-url")
                .doesNotContain("company", "postcodes.example");
    }

    @Test
    @Criterion("encryption.3")
    void aRunOverAnOpenLineIsRefusedWhereSettingsSaySo(@TempDir Path folder) throws Exception {
        Members members = new Members(folder, H2Databases.inFolder(folder))
                .with("enrichment.postcode.base-url", "http://postcodes.example")
                .with("governance.encrypt.clear-line", "refuse");
        members.command("keys", "create");

        RunResult result = members.load(List.of("1,ann@example.org,,,,,,,"));

        assertThat(result.state()).isEqualTo(RunState.FAILED);
        assertThat(result.failure()).hasMessageContaining("enrichment.postcode.base-url");
    }

    private static Report check(Map<String, String> settings) {
        Settings read = Settings.of(new TreeMap<>(settings));
        return new Transport(read.read(WarehouseSettings.class), read.read(EnrichmentSettings.class)).check();
    }
}
