package dev.etlpipeline.observability.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.module.HealthCheck.Health;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.core.warehouse.WarehouseException;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.observability.People;
import dev.etlpipeline.testkit.H2Databases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class HealthGateTest {

    private static final String FULL = "100000000";

    @TempDir
    Path folder;

    private final Hearing hearing = new Hearing();
    private People people;

    @BeforeEach
    void make() throws IOException {
        people = new People(folder, H2Databases.inFolder(folder));
    }

    /** A module that hears signals. */
    private static final class Hearing implements PipelineModule, RunListener {

        private final List<Signal> signals = new CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return "hearing";
        }

        @Override
        public List<Class<?>> settings() {
            return List.of();
        }

        @Override
        public void install(Registry registry, SettingsReader settings) {
            registry.listen(this);
        }

        @Override
        public void signalled(RunContext run, Signal signal) {
            if (signal.name().startsWith("health.")) {
                signals.add(signal);
            }
        }
    }

    @Test
    @Criterion("health-endpoints.6")
    void keepsARunFromBeginningThatCouldNotSucceed() throws IOException {
        people.with("observability.health.min-free-mib", FULL);

        RunResult result = people.load();

        assertThat(result.state()).isEqualTo(RunState.FAILED);
        assertThat(result.failed().orElseThrow())
                .isInstanceOf(RunStopped.class)
                .hasMessageContaining("was not begun")
                .hasMessageContaining("folders: ")
                .hasMessageContaining("observability.health.before-run=warn");
        assertThat(((RunStopped) result.failed().orElseThrow()).nextCommand()).hasValue("./pipeline health");
        assertThat(folder.resolve("warehouse.mv.db")).doesNotExist();
    }

    @Test
    void tellsAndBeginsWhereItIsToldTo() throws IOException {
        people.with("observability.health.min-free-mib", FULL).with("observability.health.before-run", "warn");

        RunResult result = people.load(hearing);

        assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(hearing.signals).singleElement().satisfies(signal -> {
            assertThat(signal.name()).isEqualTo("health.warning");
            assertThat(signal.message()).contains("folders is DOWN", "begins all the same");
        });
    }

    @Test
    void looksAtNothingWhereItIsOffAndBeforeADryRun() throws IOException {
        people.with("observability.health.min-free-mib", FULL);
        RunResult dry = people.run(people.workspace(hearing), true);
        people.with("observability.health.before-run", "off");
        RunResult off = people.load(hearing);

        assertThat(dry.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(off.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(hearing.signals).isEmpty();
    }

    @Test
    @Criterion("health-endpoints.5")
    void asksModulesWhoseChecksDecide() throws IOException {
        RunResult stopped = people.load(new HealthChecksTest.Contributing(true, Health.DOWN));
        RunResult begun = people.load(new HealthChecksTest.Contributing(false, Health.DOWN));

        assertThat(stopped.failed())
                .map(Throwable::getMessage)
                .hasValueSatisfying(message -> assertThat(message).contains("vault: sealed"));
        assertThat(begun.state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void leavesADatabaseThatIsAwayToTheRunItself() {
        people.with("warehouse.url", "jdbc:h2:tcp://127.0.0.1:1/./none;MODE=MSSQLServer")
                .with("warehouse.connection-timeout", "PT1S");

        assertThatThrownBy(people::load)
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("cannot be reached");
    }
}
