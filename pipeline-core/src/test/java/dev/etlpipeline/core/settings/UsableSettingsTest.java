package dev.etlpipeline.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsableSettingsTest {

    @TempDir
    Path home;

    @BeforeEach
    void writeProfile() throws IOException {
        Path folder = Files.createDirectories(home.resolve("seeds/settings"));
        Files.writeString(folder.resolve("application-local.yaml"), "warehouse:\n  url: jdbc:h2:mem:x\n");
    }

    private UsableSettings usable(Map<String, String> overrides) {
        return new SettingsLoader(home, Map.of()).usable("local", null, overrides, List.of());
    }

    @Test
    void takesGoodSettingsAsTheyAre() {
        UsableSettings usable = usable(Map.of("load.workers", "3"));

        assertThat(usable.settings().read(LoadSettings.class).workers()).isEqualTo(3);
        assertThat(usable.replaced()).isEmpty();
    }

    @Test
    void putsDefaultsInPlaceOfBadValuesAndLeavesTheOthers() {
        UsableSettings usable = usable(
                Map.of("load.workers", "x", "load.chunk-rows", "7", "warehouse.password", "${ABSENT}", "nope", "1"));

        assertThat(usable.settings().read(LoadSettings.class).workers()).isZero();
        assertThat(usable.settings().read(LoadSettings.class).chunkRows()).isEqualTo(7);
        assertThat(usable.settings().read(WarehouseSettings.class).password()).isEmpty();
        assertThat(usable.settings().read(WarehouseSettings.class).url()).isEqualTo("jdbc:h2:mem:x");
        assertThat(usable.replaced()).containsExactlyInAnyOrder("load.workers", "warehouse.password");
    }

    @Test
    void saysThatAMissingValueIsNotTheOneItShows() throws IOException {
        Files.writeString(home.resolve("seeds/settings/application-local.yaml"), "");

        assertThat(usable(Map.of()).replaced()).containsExactly("warehouse.url");
    }

    @Test
    void fallsBackOnDefaultsWhereThereIsNoSuchProfile() {
        UsableSettings usable = new SettingsLoader(home, Map.of()).usable("absent", null, Map.of(), List.of());

        assertThat(usable.settings().read(PathSettings.class).input()).isEqualTo("seeds/customers.csv");
        assertThat(usable.replaced()).contains("warehouse.url");
    }
}
