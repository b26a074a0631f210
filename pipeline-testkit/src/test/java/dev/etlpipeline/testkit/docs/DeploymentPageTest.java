package dev.etlpipeline.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.etlpipeline.testkit.exercise.Exercise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** That docs/resilience/deployment.md works as printed, on two releases made of this tree. */
@Tag("performed")
class DeploymentPageTest {

    private static final String PAGE = "docs/resilience/deployment.md";

    private final Page page = Page.of(PAGE);

    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "commands are for a POSIX shell")
    @DisabledIfEnvironmentVariable(
            named = ExercisesTest.PERFORMING,
            matches = ".+",
            disabledReason = "an exercise is being performed")
    void worksAsPrinted() throws IOException, InterruptedException {
        assumeTrue(Files.isDirectory(Page.root().resolve("pipeline-app")), "a release needs the command line");
        Path releases = Files.createDirectories(folder.resolve("releases"));
        Releases repository = Releases.in(folder.resolve("repository"));
        repository.tag("0.1.0");
        repository.addMigration();
        repository.tag("0.2.0");

        Map<String, String> environment = ExercisesTest.environment();
        environment.put("RELEASES", releases.toString());
        environment.put("REPOSITORY", repository.url());
        Exercise.of(Page.root().resolve(PAGE)).perform(releases, environment);
    }

    @Test
    void everyCheckIsOneThatIsPerformed() {
        String performed = page.blocks().stream()
                .filter(block -> block.marker().equals("run"))
                .map(Page.Block::text)
                .collect(Collectors.joining());

        for (String section : Set.of("before-the-switch", "after-the-switch")) {
            assertThat(page.rows(section)).hasSizeGreaterThan(2).allSatisfy(row -> {
                assertThat(row.get(2)).as(row.get(0)).isNotEmpty();
                if (row.get(1).startsWith("./pipeline")) {
                    assertThat(performed).contains(row.get(1).substring(1));
                }
            });
        }
    }

    @Test
    void theProfilesSetWhatTheTableSays() throws IOException {
        String[] profiles = {"local", "workshop", "production"};

        for (int profile = 0; profile < profiles.length; profile++) {
            Map<String, String> set = settingsOf(profiles[profile]);
            int column = profile + 1;
            assertThat(page.rows("trying-workshop-production"))
                    .filteredOn(row -> row.get(0).matches("[a-z]+(\\.[a-z-]+)+"))
                    .hasSizeGreaterThan(7)
                    .allSatisfy(row -> assertThat(row.get(column))
                            .as(row.get(0))
                            .isIn(
                                    set.getOrDefault(row.get(0), "default"),
                                    set.containsKey(row.get(0)) ? "" : "not used",
                                    set.containsKey(row.get(0)) ? "" : "from `WAREHOUSE_URL`"));
        }
    }

    private static Map<String, String> settingsOf(String profile) throws IOException {
        Path file = Page.root().resolve("seeds/settings/application-" + profile + ".yaml");
        Map<String, String> flat = new TreeMap<>();
        flatten("", new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file)), flat);
        return flat;
    }

    private static void flatten(String key, Object value, Map<String, String> into) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, inner) -> flatten(key.isEmpty() ? "" + name : key + "." + name, inner, into));
        } else {
            into.put(key, String.valueOf(value));
        }
    }
}
