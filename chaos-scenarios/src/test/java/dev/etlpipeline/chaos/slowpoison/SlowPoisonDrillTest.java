package dev.etlpipeline.chaos.slowpoison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.DrillResult;
import dev.etlpipeline.chaos.experiment.DrillRun;
import dev.etlpipeline.chaos.experiment.DrillWatcher;
import dev.etlpipeline.chaos.experiment.Experiment;
import dev.etlpipeline.chaos.experiment.ExperimentResult;
import dev.etlpipeline.chaos.experiment.Protection;
import dev.etlpipeline.chaos.experiment.Speed;
import dev.etlpipeline.chaos.experiment.Verdict;
import dev.etlpipeline.criteria.Criterion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(300)
@EnabledIf("dev.etlpipeline.chaos.child.Installed#resilience")
class SlowPoisonDrillTest {

    private static final long SEED = 7;

    @TempDir
    Path folder;

    private final SlowPoisonDrill drill = new SlowPoisonDrill();

    static Stream<String> faults() {
        return new SlowPoisonDrill()
                .experiments(context(Path.of("unused"), null)).stream().map(Experiment::fault);
    }

    private static DrillContext context(Path folder, @Nullable Protection without) {
        return new DrillContext(Path.of(".."), folder, SEED, Speed.TEST, without, null);
    }

    private DrillResult run(@Nullable Protection without, @Nullable String fault) throws IOException {
        return new DrillRun(Clock.systemUTC(), new DrillWatcher() {}).run(drill, context(folder, without), fault);
    }

    @ParameterizedTest
    @MethodSource("faults")
    @Criterion("failure-simulation.1")
    @Criterion("failure-simulation.2")
    void staysWithinItsBudgets(String fault) throws IOException {
        DrillResult result = run(null, fault);

        assertThat(result.experiments()).singleElement().satisfies(experiment -> {
            assertThat(experiment.reason()).isEmpty();
            assertThat(experiment.verdict()).isEqualTo(Verdict.PASSED);
        });
    }

    @ParameterizedTest
    @CsvSource({"backpressure, nobody reads ahead of a slow end", "patience, slow is not broken"})
    void failsWithout(String protection, String broken) throws IOException {
        Protection without = drill.protections().stream()
                .filter(one -> one.name().equals(protection))
                .findFirst()
                .orElseThrow();

        DrillResult result = run(without, null);

        assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result.experiments())
                .singleElement()
                .extracting(ExperimentResult::reason)
                .asString()
                .contains(broken);
    }
}
