package dev.etlpipeline.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesTest {

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(strings = {"p$$w", "a$b", "a\\$b", "a\\\\b", "a${b", "x}y", "${paths.logs}", "a,b", "tail\\", "€😀"})
    void takesASecretFromTheEnvironmentAsItIs(String secret) throws IOException {
        WarehouseSettings warehouse =
                warehouse("password: ${SQLSERVER_PASSWORD}", Map.of("SQLSERVER_PASSWORD", secret));

        assertThat(warehouse.password()).contains(secret);
    }

    @Test
    void takesASecretFromAFileAsItIsWithoutItsLineEnd() throws IOException {
        Files.writeString(home.resolve("secret"), "p$$w ${x}\n");

        assertThat(warehouse("password: ${file::secret}", Map.of()).password()).contains("p$$w ${x}");
    }

    @Test
    void resolvesOtherSettingsWithTheirDefaultsInsideAValue() throws IOException {
        WarehouseSettings warehouse = warehouse("application-name: <${lease.ttl}|${NO_SUCH:none}>", Map.of());

        assertThat(warehouse.applicationName()).isEqualTo("<PT10S|none>");
    }

    @Test
    void givesAPathAbsoluteSinceRelativeOnesStartAtTheProjectsFolder() throws IOException {
        WarehouseSettings warehouse = warehouse("user: x;${paths.logs}", Map.of("PATHS_LOGS", "a/../b c"));

        assertThat(warehouse.user())
                .contains("x;" + home.toAbsolutePath().toString().replace('\\', '/') + "/b c");
    }

    @Test
    void refusesReferencesThatLeadNowhere() {
        assertThatThrownBy(() -> warehouse("user: ${NO_SUCH}", Map.of()))
                .hasMessageContaining("warehouse.user: refers to ${NO_SUCH}, which is neither a setting nor set");
        assertThatThrownBy(() -> warehouse("user: ${warehouse.user}", Map.of()))
                .hasMessageContaining("warehouse.user: refers to itself");
        assertThatThrownBy(() -> warehouse("user: ${file::absent}", Map.of()))
                .hasMessageContaining("warehouse.user: refers to the file absent, which cannot be read");
        assertThatThrownBy(() -> warehouse("user: ${vault::absent}", Map.of()))
                .hasMessageContaining("warehouse.user: refers to ${vault::...}; only file:: is known");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hunter2", "x${SQLSERVER_PASSWORD}", "${SQLSERVER_PASSWORD:hunter2}", "${file:/run/hunter2}"})
    void refusesALiteralSecretInAFileWithoutShowingIt(String literal) {
        assertThatThrownBy(() -> warehouse("password: '" + literal + "'", Map.of("SQLSERVER_PASSWORD", "x")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("warehouse.password: holds a secret as it is; give a reference,"
                        + " ${WAREHOUSE_PASSWORD} or ${file::/path/of/it}, or set WAREHOUSE_PASSWORD"
                        + " (seeds/settings/application-local.yaml)")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void refusesALiteralSecretOnTheCommandLineWhereProcessListsShowIt() throws IOException {
        writeProfile("");
        SettingsLoader loader = new SettingsLoader(home, Map.of());

        assertThatThrownBy(() -> loader.load("local", null, Map.of("warehouse.password", "hunter2"), List.of()))
                .hasMessageContaining("warehouse.password: holds a secret as it is")
                .hasMessageContaining("(--set)")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void refusesALiteralSecretInsideAUrl() {
        assertThatThrownBy(() -> warehouse("application-name: x;Password=hunter2;encrypt=true", Map.of()))
                .hasMessageContaining("warehouse.application-name: holds a secret as it is")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void takesASecretThatAProgramHandsOver() {
        Settings settings = Settings.of(Map.of("warehouse.url", "jdbc:x;password=p", "warehouse.password", "p$$w"));

        assertThat(settings.read(WarehouseSettings.class).password()).contains("p$$w");
    }

    @Test
    void takesASecretStraightFromTheEnvironment() throws IOException {
        assertThat(warehouse("user: etl", Map.of("WAREHOUSE_PASSWORD", "p$$w")).password())
                .contains("p$$w");
    }

    @Test
    void leavesABlankSecretOut() throws IOException {
        assertThat(warehouse("password: ${SQLSERVER_PASSWORD:}", Map.of()).password())
                .isEmpty();
    }

    private WarehouseSettings warehouse(String line, Map<String, String> environment) throws IOException {
        writeProfile(line);
        return new SettingsLoader(home, environment)
                .load("local", null, Map.of(), List.of())
                .read(WarehouseSettings.class);
    }

    private void writeProfile(String line) throws IOException {
        Path folder = Files.createDirectories(home.resolve("seeds/settings"));
        Files.writeString(
                folder.resolve("application-local.yaml"), "warehouse:\n  url: jdbc:h2:mem:x\n  " + line + "\n");
    }
}
