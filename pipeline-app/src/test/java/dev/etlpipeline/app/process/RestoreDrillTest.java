package dev.etlpipeline.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.testkit.H2Databases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The drill of docs/resilience/disaster-recovery.md, with the commands that stand there. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the page's commands are for a POSIX shell")
class RestoreDrillTest {

    private static final Path SAMPLE = Path.of("..", "seeds", "customers.csv");
    private static final DrillPage PAGE = new DrillPage("disaster-recovery.md");

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    private PipelineHome home;

    @BeforeEach
    void loadYesterdaysFile() throws IOException {
        home = homeIn(folder);
        home.start("run", "--limit", "600").endsWith(0);
    }

    @Test
    @Criterion("disaster-recovery.2")
    @Criterion("disaster-recovery.4")
    @Criterion("disaster-recovery.5")
    void whatWasLostIsRestoredAndLoadedAgainUntilNothingIsMissing() throws IOException {
        perform("backup");
        home.start("run").endsWith(0);
        List<String> settings = Files.readAllLines(home.resolve("seeds/settings/application-local.yaml"));

        lose("var seeds/settings/application-local.yaml");
        perform("restore");
        perform("load-again");

        assertThat(Files.readAllLines(home.resolve("seeds/settings/application-local.yaml")))
                .isEqualTo(settings);
        List<String> restored = content(home);
        assertThat(restored).isEqualTo(undisturbed()).hasSizeGreaterThan(900);
        try (WarehouseView view = view(home)) {
            assertThat(view.audited())
                    .as("yesterday's, and the one after the restore; the one between is lost")
                    .containsExactly("SUCCEEDED", "SUCCEEDED");
        }
        perform("verify");
        assertThat(content(home)).isEqualTo(restored);
    }

    @Test
    @Criterion("disaster-recovery.3")
    void aWarehouseThatWasNeverBackedUpIsBuiltAnewFromTheFiles() {
        lose("var");

        perform("rebuild");

        assertThat(content(home)).isEqualTo(undisturbed());
    }

    private void lose(String what) {
        try (ChildPipeline lost = home.script(Map.of(), "rm -r " + what)) {
            lost.endsWith(0);
        }
    }

    private void perform(String drill) {
        long began = System.nanoTime();
        try (ChildPipeline commands = home.script(Map.of(), PAGE.commands(drill))) {
            commands.endsWith(0);
        }
        PAGE.took(drill, Duration.ofNanos(System.nanoTime() - began));
    }

    private List<String> undisturbed() {
        PipelineHome control = homeIn(elsewhere);
        control.start("run", "--limit", "600").endsWith(0);
        control.start("run").endsWith(0);
        return content(control);
    }

    private static PipelineHome homeIn(Path folder) {
        try {
            PipelineHome home = new PipelineHome(folder);
            Files.copy(SAMPLE, home.resolve("seeds/customers.csv"));
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> content(PipelineHome home) {
        try (WarehouseView view = view(home)) {
            return view.content();
        }
    }

    private static WarehouseView view(PipelineHome home) {
        return new WarehouseView(H2Databases.inFolder(home.database()), TestPipeline.shippedIn(home));
    }
}
