package dev.etlpipeline.observability.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.module.HealthCheck;
import dev.etlpipeline.core.module.HealthCheck.Health;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.observability.People;
import dev.etlpipeline.testkit.H2Databases;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each part of a real workspace, well and broken in turn. */
@Timeout(90)
@Criterion("health-endpoints.4")
class HealthChecksTest {

    @TempDir
    Path folder;

    private People people;

    @BeforeEach
    void make() throws IOException {
        people = new People(folder, H2Databases.inFolder(folder));
    }

    private HealthReport look(PipelineModule... more) {
        return HealthMonitor.of(people.workspace(more)).look();
    }

    private static PartHealth part(HealthReport report, String name) {
        return report.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Criterion("health-endpoints.1")
    void allIsWellBeforeTheFirstRunAndAfterIt() throws IOException {
        HealthReport before = look();
        people.load();
        HealthReport after = look();

        assertThat(before.parts())
                .allSatisfy(part -> assertThat(part.health()).as(part.detail()).isEqualTo(Health.UP));
        assertThat(part(before, "database").detail()).contains("first run makes it");
        assertThat(part(before, "last-run").detail()).contains("none yet");
        assertThat(after.health()).isEqualTo(Health.UP);
        assertThat(part(after, "database").detail()).contains("H2 2.", "answered in", "pool", "may be written to");
        assertThat(part(after, "last-run").detail()).contains(people.name(), "SUCCEEDED");
    }

    @Test
    void leavesTheEmbeddedWarehouseUnopenedAndUnmade() throws IOException {
        look();

        assertThat(folder.resolve("warehouse.mv.db")).doesNotExist();
    }

    @Test
    @Criterion("database-health.1")
    @Criterion("health-endpoints.2")
    void aWarehouseThatIsAwayIsDown() throws IOException {
        int closed = closedPort();
        people.with("warehouse.url", "jdbc:h2:tcp://127.0.0.1:" + closed + "/./none;MODE=MSSQLServer");

        HealthReport report = look();

        assertThat(report.health()).isEqualTo(Health.DOWN);
        assertThat(part(report, "database").detail()).contains("cannot be reached");
        assertThat(part(report, "last-run").health()).isEqualTo(Health.DEGRADED);
    }

    @Test
    @Criterion("database-health.3")
    void aServerThatAcceptsAndStaysSilentIsDownInTime() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            people.with("warehouse.url", "jdbc:sqlserver://127.0.0.1:" + silent.getLocalPort() + ";databaseName=none")
                    .with("warehouse.login-timeout", "PT1S")
                    .with("observability.health.database-timeout", "PT0.3S");

            HealthReport report = look();

            assertThat(part(report, "database").health()).isEqualTo(Health.DOWN);
            assertThat(part(report, "database").detail()).contains("did not answer within 0.3 s");
        }
    }

    @Test
    void aWarehouseThatARunHasOpenIsUpAndSaysThatNobodyLooked() throws IOException {
        people.load();
        try (FileChannel file = FileChannel.open(
                        folder.resolve("warehouse.mv.db"), StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock held = file.lock()) {
            HealthReport report = look();

            assertThat(held.isValid()).isTrue();
            assertThat(part(report, "database").health()).isEqualTo(Health.UP);
            assertThat(part(report, "database").detail()).contains("in use");
            assertThat(part(report, "last-run").detail()).contains("not known");
        }
    }

    @Test
    @Criterion("health-endpoints.2")
    void foldersThatCannotBeWrittenToAreDown() throws IOException {
        Path file = Files.writeString(folder.resolve("rejects"), "a file");
        people.with("paths.rejects", file.toString());

        HealthReport report = look();

        assertThat(report.health()).isEqualTo(Health.DOWN);
        assertThat(part(report, "folders").detail()).contains("paths.rejects", file.toString());
    }

    @Test
    void aFullDiskIsDownAndOneThatGetsFullIsDegraded() {
        people.with("observability.health.low-free-mib", "100000000");
        Health low = part(look(), "folders").health();
        people.with("observability.health.min-free-mib", "100000000");
        PartHealth full = part(look(), "folders");

        assertThat(low).isEqualTo(Health.DEGRADED);
        assertThat(full.health()).isEqualTo(Health.DOWN);
        assertThat(full.detail()).contains("observability.health.min-free-mib");
    }

    @Test
    void aMissingInputOnlyDegrades() throws IOException {
        Files.delete(folder.resolve("people.csv"));

        HealthReport report = look();

        assertThat(report.health()).isEqualTo(Health.DEGRADED);
        assertThat(part(report, "input").detail()).contains("is not there");
    }

    @Test
    void aDefinitionThatCannotBeReadIsDown() throws IOException {
        Files.writeString(folder.resolve("people.yaml"), "pipeline: people\nsurce: {}\n");

        HealthReport report = look();

        assertThat(report.health()).isEqualTo(Health.DOWN);
        assertThat(part(report, "configuration").detail()).contains("surce");
    }

    @Test
    @Criterion("health-endpoints.2")
    void anApiIsUpWhereItsHostAcceptsAndCostsNoCall() throws IOException {
        try (ServerSocket api = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            people.with("enrichment.postcode.base-url", "http://127.0.0.1:" + api.getLocalPort())
                    .with("enrichment.company.base-url", "http://127.0.0.1:" + closedPort());

            HealthReport report = look();

            assertThat(part(report, "postcode-api").health()).isEqualTo(Health.UP);
            assertThat(part(report, "company-api").health()).isEqualTo(Health.DOWN);
            assertThat(report.health()).isEqualTo(Health.DEGRADED);
            try (var asked = api.accept()) {
                assertThat(asked.getInputStream().read()).as("no byte was sent").isEqualTo(-1);
            }
        }
    }

    @Test
    void anApiThatIsNotAskedOrSimulatedNeedsNoHost() {
        people.with("enrichment.postcode.source", "reference").with("enrichment.company.base-url", "stand-in:nobody");

        HealthReport report = look();

        assertThat(part(report, "postcode-api").detail()).contains("is not asked");
        assertThat(part(report, "company-api").detail()).contains("not installed");
    }

    @Test
    void referenceDataThatSettingsNameAndNobodyImportedIsDown() throws IOException {
        people.load();
        people.with("enrichment.postcode.source", "reference");

        PartHealth reference = part(look(), "reference-data");

        assertThat(reference.health()).isEqualTo(Health.DOWN);
        assertThat(reference.detail()).contains("./pipeline reference import");
    }

    @Test
    void aLastRunThatDidNotEndWellDegrades() throws IOException {
        people.load();
        assertThat(people.with("observability.health.last-run-within", "PT1M")
                        .load()
                        .state())
                .isEqualTo(RunState.SUCCEEDED);
        HealthReport well = look();
        people.load(new Breaking());

        HealthReport report = look();

        assertThat(part(well, "last-run").health()).isEqualTo(Health.UP);
        assertThat(part(report, "last-run").health()).isEqualTo(Health.DEGRADED);
        assertThat(part(report, "last-run").detail()).contains("FAILED", "./pipeline runs show");
    }

    /** A module whose preflight breaks each run behind its audit row. */
    private static final class Breaking implements PipelineModule {

        @Override
        public String name() {
            return "breaking";
        }

        @Override
        public List<Class<?>> settings() {
            return List.of();
        }

        @Override
        public void install(Registry registry, SettingsReader settings) {
            registry.preflight((run, request, pass) -> {
                throw new RunStopped(RunState.FAILED, "broken", null);
            });
        }
    }

    @Test
    @Criterion("health-endpoints.5")
    void asksWhatModulesContribute() {
        HealthReport report = look(new Contributing(true, Health.DOWN));
        HealthReport without = look(new Contributing(false, Health.DOWN));

        assertThat(part(report, "vault").detail()).isEqualTo("sealed");
        assertThat(report.health()).isEqualTo(Health.DOWN);
        assertThat(without.health()).isEqualTo(Health.DEGRADED);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket closedAgain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return closedAgain.getLocalPort();
        }
    }

    /** A module with a check of its own. */
    record Contributing(boolean deciding, Health health) implements PipelineModule {

        @Override
        public String name() {
            return "contributing";
        }

        @Override
        public List<Class<?>> settings() {
            return List.of();
        }

        @Override
        public void install(Registry registry, SettingsReader settings) {
            registry.healthCheck(new HealthCheck() {
                @Override
                public String name() {
                    return "vault";
                }

                @Override
                public Report check() {
                    return new Report(health, "sealed");
                }

                @Override
                public boolean decidesRuns() {
                    return deciding;
                }
            });
        }
    }
}
