package dev.etlpipeline.governance.encrypt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.settings.SettingsLoader;
import dev.etlpipeline.core.settings.WarehouseSettings;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.governance.GovernanceModule;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the profiles that ship say of lines to other machines. */
class ProfilesTest {

    @Test
    @Criterion("encryption.3")
    void productionRefusesOpenLines() {
        Settings production = settings("production");

        assertThat(production.read(EncryptSettings.class).clearLine()).isEqualTo(OnClearLine.REFUSE);
        assertThat(production.read(WarehouseSettings.class).encrypt()).isTrue();
        assertThat(production.read(WarehouseSettings.class).trustServerCertificate())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "workshop"})
    void othersOnlyWarn(String profile) {
        assertThat(settings(profile).read(EncryptSettings.class).clearLine()).isEqualTo(OnClearLine.WARN);
    }

    private static Settings settings(String profile) {
        return new SettingsLoader(Path.of(".."), Map.of("WAREHOUSE_URL", "jdbc:sqlserver://db.example"))
                .load(profile, null, Map.of(), new GovernanceModule().settings());
    }
}
