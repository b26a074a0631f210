package dev.etlpipeline.governance.mask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.settings.SettingsLoader;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.governance.GovernanceModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the profiles that ship do with personal values. */
class ProfilesTest {

    private static final Path HOME = Path.of("..");

    @Test
    @Criterion("pii-masking.3")
    void everyProfileButProductionMasks() throws IOException {
        try (Stream<Path> files = Files.list(HOME.resolve("seeds/settings"))) {
            List<String> profiles = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("application-.*\\.yaml"))
                    .map(name -> name.replaceAll("application-|\\.yaml", ""))
                    .toList();

            assertThat(profiles)
                    .contains("production", "local", "workshop")
                    .allSatisfy(profile -> assertThat(
                                    settings(profile).read(MaskSettings.class).mode())
                            .as(profile)
                            .isEqualTo(profile.equals("production") ? MaskMode.CLEAR : MaskMode.MASK));
        }
    }

    private static Settings settings(String profile) {
        return new SettingsLoader(HOME, Map.of("WAREHOUSE_URL", "jdbc:h2:mem:none"))
                .load(profile, null, Map.of(), new GovernanceModule().settings());
    }
}
