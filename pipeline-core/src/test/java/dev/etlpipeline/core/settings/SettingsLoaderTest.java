package dev.etlpipeline.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.etlpipeline.criteria.Criterion;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsLoaderTest {

    @TempDir
    Path home;

    @BeforeEach
    void writeProfile() throws IOException {
        write("application-local.yaml", "warehouse:\n  url: jdbc:h2:mem:profile\n");
    }

    @Test
    @Criterion("configuration.3")
    void laterSourcesWin() throws IOException {
        Path own = home.resolve("own.yaml");
        Files.writeString(own, "load: {workers: 3, chunks-in-flight: 3, chunk-rows: 3}");
        write(
                "application.yaml",
                "lease: {ttl: PT1S}\nload: {workers: 1, chunks-in-flight: 1, chunk-rows: 1, chunk-bytes: 1}");
        write(
                "application-local.yaml",
                "warehouse: {url: 'jdbc:h2:mem:x'}\nload: {workers: 2, chunks-in-flight: 2, chunk-rows: 2, chunk-bytes: 2}");
        SettingsLoader loader = new SettingsLoader(home, Map.of("LOAD_CHUNKS_IN_FLIGHT", "4", "LOAD_CHUNK_ROWS", "4"));

        Settings settings = loader.load("local", own, Map.of("load.chunk-rows", "5"), List.of());

        assertThat(settings.read(LeaseSettings.class).ttl()).hasSeconds(1);
        LoadSettings load = settings.read(LoadSettings.class);
        assertThat(load.chunkBytes()).isEqualTo(2);
        assertThat(load.workers()).isEqualTo(3);
        assertThat(load.chunksInFlight()).isEqualTo(4);
        assertThat(load.chunkRows()).isEqualTo(5);
        assertThat(settings.read(CsvSettings.class).maxRecordBytes()).isEqualTo(1_048_576);
    }

    @Test
    @Criterion("configuration.3")
    void reportsAllProblemsAtOnceWithKeyBoundValueAndSource() throws IOException {
        write("application-local.yaml", """
                load:
                  chunk-rows: -1
                  chunk-bites: 7
                lease:
                  ttl: soon
                enrichment:
                  postcode:
                    max-concurrent: 999
                wearhouse:
                  url: x
                """);
        SettingsLoader loader = new SettingsLoader(home, Map.of("CSV_MAX_RECORD_BYTES", "1x"));

        SettingsException refused = catchThrowableOfType(
                SettingsException.class,
                () -> loader.load("local", null, Map.of("warehouse.encrypt", "yes", "load.workers", "65"), List.of()));

        String file = " (seeds/settings/application-local.yaml)";
        assertThat(refused.problems())
                .containsExactly(
                        "csv.max-record-bytes: must be a whole number from 16 to 268,435,456, but is '1x'"
                                + " (environment variable CSV_MAX_RECORD_BYTES)",
                        "enrichment.postcode.max-concurrent: must be a whole number from 1 to 256, but is '999'" + file,
                        "lease.ttl: must be a duration such as PT30S from PT0.3S to PT10M, but is 'soon'" + file,
                        "load.chunk-bites: is no setting; did you mean load.chunk-bytes?" + file,
                        "load.chunk-rows: must be a whole number from 0 to 1,000,000, but is '-1'" + file,
                        "load.workers: must be a whole number from 0 to 64, but is '65' (--set)",
                        "warehouse.encrypt: must be true or false, but is 'yes' (--set)",
                        "warehouse.url: is missing; give it in a settings file, by --set warehouse.url=..., or as"
                                + " WAREHOUSE_URL",
                        "wearhouse.url: is no setting; did you mean warehouse.url?" + file);
        assertThat(refused).hasMessageStartingWith("The settings have 9 problems:\n  - csv.max-record-bytes");
    }

    @Test
    void checksModulesTogetherWithCore() {
        SettingsLoader loader = new SettingsLoader(home, Map.of());

        SettingsException refused = catchThrowableOfType(
                SettingsException.class,
                () -> loader.load("local", null, Map.of("load.workers", "-1"), List.of(Alarm.class)));

        assertThat(refused.problems())
                .hasSize(2)
                .anyMatch(problem -> problem.startsWith("alarm.level: is missing"))
                .anyMatch(problem -> problem.startsWith("load.workers: must be"));
    }

    @Test
    void checksAnEnvironmentVariableThatAloneNamesAMapKey() {
        SettingsLoader loader = new SettingsLoader(home, Map.of("ENRICHMENT_POSTCODE_BULK_SIZE", "5000"));

        assertThatThrownBy(() -> loader.load("local", null, Map.of(), List.of()))
                .hasMessageContaining(
                        "enrichment.postcode.bulk-size: must be a whole number from 1 to 1,000, but is '5000'");
    }

    @Test
    void warnsOfSettingsWhoseModuleIsNotInstalled() throws IOException {
        write("application.yaml", "modules: {prefixes: [alarm, other]}\nalarm: {level: high, lvel: 1}");
        SettingsLoader loader = new SettingsLoader(home, Map.of());

        Settings settings = loader.load("local", null, Map.of(), List.of());

        assertThat(settings.warnings())
                .containsExactly("Settings under alarm are ignored (2): no module that reads them is installed");
    }

    @Test
    void refusesUnknownKeysOfAnInstalledModule() throws IOException {
        write("application.yaml", "modules: {prefixes: [alarm, other]}\nalarm: {level: high, lvel: 1}");
        SettingsLoader loader = new SettingsLoader(home, Map.of());

        assertThatThrownBy(() -> loader.load("local", null, Map.of(), List.of(Alarm.class)))
                .hasMessageContaining("alarm.lvel: is no setting; did you mean alarm.level?");
    }

    @Test
    void refusesAProfileThatHasNoFileAndNamesThoseThatHave() throws IOException {
        write("application-workshop.yaml", "");
        SettingsLoader loader = new SettingsLoader(home, Map.of());

        assertThatThrownBy(() -> loader.load("prod/../x", null, Map.of(), List.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("profile prod/../x: does not exist; there are local, workshop");
    }

    @Test
    void refusesAFileThatIsMissingOrNoYamlWithoutQuotingIt() throws IOException {
        write("application.yaml", "warehouse:\n  password: 'hunter2\n");
        SettingsLoader loader = new SettingsLoader(home, Map.of());

        assertThatThrownBy(() -> loader.load("local", home.resolve("absent.yaml"), Map.of(), List.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("absent.yaml: does not exist")
                .hasMessageContaining("seeds/settings/application.yaml, line 3: is no valid YAML")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void refusesAFileThatIsNoMap() throws IOException {
        write("application.yaml", "- a\n- b\n");
        SettingsLoader loader = new SettingsLoader(home, Map.of());

        assertThatThrownBy(() -> loader.load("local", null, Map.of(), List.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("seeds/settings/application.yaml: is no map of keys and values");
    }

    @Test
    void refusesASectionThatStandsTwiceSinceOneWouldBeLost() throws IOException {
        write("application.yaml", "load:\n  workers: 1\nlease:\n  ttl: PT1S\nload:\n  chunk-rows: 1\n");
        SettingsLoader loader = new SettingsLoader(home, Map.of());

        assertThatThrownBy(() -> loader.load("local", null, Map.of(), List.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("application.yaml, line 5: a key stands here that stood before");
    }

    @Test
    void namesTheSectionsKeysWhereNoneIsNear() {
        SettingsLoader loader = new SettingsLoader(home, Map.of());

        assertThatThrownBy(() -> loader.load("local", null, Map.of("lease.colour", "x", "zzz", "y"), List.of()))
                .hasMessageContaining("lease.colour: is no setting; known: lease.ttl (--set)")
                .hasMessageContaining(
                        "zzz: is no setting; known: columns, csv, enrichment, lease, load, modules, paths, warehouse");
    }

    @Test
    void readsOnlyMappingsThatWereDeclared() {
        Settings settings = new SettingsLoader(home, Map.of()).load("local", null, Map.of(), List.of());

        assertThatThrownBy(() -> settings.read(Alarm.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Alarm");
    }

    private void write(String name, String yaml) throws IOException {
        Path folder = Files.createDirectories(home.resolve("seeds/settings"));
        Files.writeString(folder.resolve(name), yaml);
    }

    /** A module's settings. */
    @ConfigMapping(prefix = "alarm")
    interface Alarm {

        @Setting("How loud.")
        String level();

        @Setting(value = "How often.", min = 1)
        @WithDefault("3")
        int times();

        @Setting("To whom.")
        Optional<List<String>> receivers();
    }
}
