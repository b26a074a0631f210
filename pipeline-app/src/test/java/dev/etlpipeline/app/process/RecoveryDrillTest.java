package dev.etlpipeline.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The procedures of docs/resilience/recovery-procedures.md, with the commands that stand there. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the page's commands are for a POSIX shell")
@EnabledIf(value = "isResilient", disabledReason = "the module whose commands the page names is not in this build")
class RecoveryDrillTest {

    private static final DrillPage PAGE = new DrillPage("recovery-procedures.md");
    private static final int ROWS = 5000;
    private static final int FEW = 1000;
    private static final int CHUNK = 53;

    @TempDir
    Path folder;

    private PipelineHome home;

    static boolean isResilient() {
        return RecoveryDrillTest.class.getClassLoader().getResource("dev/etlpipeline/resilience/ResilienceModule.class")
                != null;
    }

    @BeforeEach
    void prepare() {
        home = new PipelineHome(folder);
    }

    @Test
    @Criterion("recovery-procedures.1")
    @Criterion("recovery-procedures.2")
    void aKilledRunIsGoneOnWith() throws Exception {
        CustomerFile.write(input(), ROWS);
        try (ChildPipeline run = home.start(
                "run", "--no-enrich", "--set", "load.chunk-rows=" + CHUNK, "--set", "load.chunks-in-flight=1")) {
            run.awaitSays(" % ");
            run.kill();
        }

        perform("killed", Map.of());

        assertThat(rows(embedded())).isEqualTo(ROWS);
    }

    @Test
    @Criterion("recovery-procedures.1")
    @Criterion("recovery-procedures.2")
    void aSuspendedRunIsGoneOnWithWhenItsDatabaseIsBack() throws Exception {
        CustomerFile.write(input(), ROWS);
        try (H2ServerChild server = H2ServerChild.start(folder);
                WarehouseView view = new WarehouseView(server.database(), TestPipeline.shippedIn(home));
                ChildPipeline run = home.start(
                        server.database(),
                        List.of(
                                "run",
                                "--no-enrich",
                                "--set",
                                "load.chunk-rows=" + CHUNK,
                                "--set",
                                "resilience.retry.load.budget=PT1S",
                                "--set",
                                "warehouse.connection-timeout=PT0.5S"))) {
            view.awaitRows(run, CHUNK);
            server.close();
            run.endsWith(75);
        }

        try (H2ServerChild back = H2ServerChild.start(folder)) {
            perform("suspended", environment(back.database()));

            assertThat(rows(back.database())).isEqualTo(ROWS);
        }
    }

    @Test
    @Criterion("recovery-procedures.3")
    void aRejectedFileIsLoadedByDecision() throws IOException {
        writeWithBadOnes();
        home.start("run", "--no-enrich").endsWith(4);

        perform("rejected", Map.of());
        perform("rejected-override", Map.of());
        assertThat(rows(embedded())).isEqualTo(FEW - FEW / 10);

        perform("quarantine-out", Map.of());
        Path mend = home.resolve("mend.csv");
        Files.writeString(mend, Files.readString(mend).replace("no address", "ada@mail.example"));
        perform("quarantine-in", Map.of());
        assertThat(rows(embedded())).isEqualTo(FEW);
    }

    @Test
    @Criterion("recovery-procedures.1")
    void rowsWithoutEnrichmentAreLookedUpAgain() {
        CustomerFile.write(input(), FEW);
        List<String> undisturbed;
        home.start(
                        "run",
                        "--set",
                        "enrichment.postcode.base-url=http://127.0.0.1:1",
                        "--set",
                        "enrichment.company.base-url=http://127.0.0.1:1",
                        "--set",
                        "resilience.retry.api-call.attempts=1")
                .endsWith(0);

        perform("degraded", Map.of());

        try (WarehouseView view = view(embedded())) {
            undisturbed = view.content();
        }
        assertThat(undisturbed).hasSize(FEW).allMatch(row -> row.contains("|Full|"));
    }

    @Test
    @Criterion("recovery-procedures.1")
    void whatWasNotBegunIsBegunWhenItIsPutRight() {
        CustomerFile.write(input(), FEW);
        home.start("run", "--set", "load.chunk-rows=many").endsWith(2);

        perform("refused", Map.of());

        assertThat(rows(embedded())).isEqualTo(FEW);
    }

    private void perform(String drill, Map<String, String> environment) {
        long began = System.nanoTime();
        try (ChildPipeline commands = home.script(environment, PAGE.commands(drill))) {
            commands.endsWith(0);
        }
        PAGE.took(drill, Duration.ofNanos(System.nanoTime() - began));
    }

    /** Each tenth record has no e-mail address that could be one. */
    private void writeWithBadOnes() throws IOException {
        CustomerFile.write(input(), FEW);
        String text = Files.readString(input());
        Files.writeString(input(), text.replaceAll("ada\\d*0@mail.example", "no address"));
    }

    private Path input() {
        return home.resolve("seeds/customers.csv");
    }

    private TestDatabase embedded() {
        return H2Databases.inFolder(home.database());
    }

    private long rows(TestDatabase database) {
        try (WarehouseView view = view(database)) {
            return view.content().size();
        }
    }

    private WarehouseView view(TestDatabase database) {
        return new WarehouseView(database, TestPipeline.shippedIn(home));
    }

    private static Map<String, String> environment(TestDatabase database) {
        Map<String, String> environment = new HashMap<>();
        database.settings()
                .forEach((key, value) ->
                        environment.put(key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), value));
        return environment;
    }
}
