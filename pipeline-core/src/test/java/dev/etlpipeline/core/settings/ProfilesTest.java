package dev.etlpipeline.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.criteria.Criterion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The profiles as they ship. */
@Criterion("configuration.2")
class ProfilesTest {

    private static final Path HOME = Path.of("").toAbsolutePath().getParent();

    @ParameterizedTest
    @ValueSource(strings = {"local", "workshop"})
    void needNothingButThisFolder(String profile) {
        Settings settings = new SettingsLoader(HOME, Map.of()).load(profile, null, Map.of(), List.of());

        assertThat(settings.warnings()).isEmpty();
        assertThat(settings.read(WarehouseSettings.class).url())
                .startsWith("jdbc:h2:file:"
                        + HOME.resolve(settings.read(PathSettings.class).database())
                                .toString()
                                .replace('\\', '/') + "/")
                .contains("WRITE_DELAY=0", "DB_CLOSE_ON_EXIT=FALSE");
        assertThat(settings.read(EnrichmentSettings.class).byName()).satisfies(byName -> {
            assertThat(byName).containsOnlyKeys("postcode", "company");
            assertThat(byName.values())
                    .allSatisfy(
                            api -> assertThat(api.baseUrl()).get().asString().startsWith("stand-in:"));
        });
    }

    @Test
    void workshopAndLocalShareNoFolder() {
        PathSettings local = paths("local");
        PathSettings workshop = paths("workshop");

        assertThat(workshop.database()).isNotEqualTo(local.database());
        assertThat(workshop.rejects()).isNotEqualTo(local.rejects());
        assertThat(workshop.logs()).isNotEqualTo(local.logs());
    }

    @Test
    void productionTakesItsPlacesAndSecretsFromTheEnvironment() {
        Map<String, String> environment = Map.of(
                "WAREHOUSE_URL", "jdbc:sqlserver://db:1433;databaseName=warehouse",
                "WAREHOUSE_USER", "etl",
                "SQLSERVER_PASSWORD", "p$$w",
                "COMPANIES_HOUSE_API_KEY", "key");

        Settings settings = new SettingsLoader(HOME, environment).load("production", null, Map.of(), List.of());

        WarehouseSettings warehouse = settings.read(WarehouseSettings.class);
        assertThat(warehouse.url()).isEqualTo("jdbc:sqlserver://db:1433;databaseName=warehouse");
        assertThat(warehouse.user()).contains("etl");
        assertThat(warehouse.password()).contains("p$$w");
        assertThat(warehouse.encrypt()).isTrue();
        assertThat(warehouse.trustServerCertificate()).isFalse();
        assertThat(settings.read(EnrichmentSettings.class)
                        .byName()
                        .get("postcode")
                        .baseUrl())
                .contains("https://api.postcodes.io");
    }

    @Test
    void productionSaysWhatItMisses() {
        SettingsLoader loader = new SettingsLoader(HOME, Map.of());

        assertThatThrownBy(() -> loader.load("production", null, Map.of(), List.of()))
                .hasMessageContaining("warehouse.url: is missing")
                .hasMessageContaining("WAREHOUSE_URL");
    }

    private static PathSettings paths(String profile) {
        return new SettingsLoader(HOME, Map.of())
                .load(profile, null, Map.of(), List.of())
                .read(PathSettings.class);
    }
}
