package dev.etlpipeline.chaos.apiratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.chaos.api.Api;
import dev.etlpipeline.chaos.experiment.Drill;
import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.DrillResult;
import dev.etlpipeline.chaos.experiment.DrillRun;
import dev.etlpipeline.chaos.experiment.DrillWatcher;
import dev.etlpipeline.chaos.experiment.Experiment;
import dev.etlpipeline.chaos.experiment.ExperimentResult;
import dev.etlpipeline.chaos.experiment.Fault;
import dev.etlpipeline.chaos.experiment.OneExperiment;
import dev.etlpipeline.chaos.experiment.Protection;
import dev.etlpipeline.chaos.experiment.Speed;
import dev.etlpipeline.chaos.experiment.Verdict;
import dev.etlpipeline.criteria.Criterion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(300)
@EnabledIf("dev.etlpipeline.chaos.child.Installed#resilience")
class ApiRateLimitDrillTest {

    private static final long SEED = 7;

    @TempDir
    Path folder;

    private final ApiRateLimitDrill drill = new ApiRateLimitDrill();

    static Stream<String> faults() {
        DrillContext unused = context(Path.of("unused"), null);
        return new ApiRateLimitDrill().experiments(unused).stream().map(Experiment::fault);
    }

    private static DrillContext context(Path folder, @Nullable Protection without) {
        return new DrillContext(Path.of(".."), folder, SEED, Speed.TEST, without, null);
    }

    private static DrillResult run(Drill drill, DrillContext context, @Nullable String fault) throws IOException {
        return new DrillRun(Clock.systemUTC(), new DrillWatcher() {}).run(drill, context, fault);
    }

    @ParameterizedTest
    @MethodSource("faults")
    @Criterion("drill-api-rate-limit.1")
    @Criterion("drill-api-rate-limit.2")
    @Criterion("drill-api-rate-limit.3")
    @Criterion("failure-simulation.2")
    void comesThrough(String fault) throws IOException {
        DrillResult result = run(drill, context(folder, null), fault);

        assertThat(result.experiments()).singleElement().satisfies(experiment -> {
            assertThat(experiment.reason()).isEmpty();
            assertThat(experiment.verdict()).isEqualTo(Verdict.PASSED);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "breaker, no key is asked for again and again",
        "fallback, the run ends DEGRADED",
        "retry, nobody called before the time that was named"
    })
    void failsWithout(String protection, String broken) throws IOException {
        Protection without = drill.protections().stream()
                .filter(one -> one.name().equals(protection))
                .findFirst()
                .orElseThrow();

        DrillResult result = run(drill, context(folder, without), null);

        assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result.experiments())
                .singleElement()
                .extracting(ExperimentResult::reason)
                .asString()
                .contains(broken);
    }

    @Test
    void provesNothingWhereNoCallWasRefused() throws IOException {
        Drill nothing = new OneExperiment("nothing-happens", "Nothing happens", ApiRateLimitDrillTest::nothingHappens);

        DrillResult result = run(nothing, context(folder, null), null);

        assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(result.experiments())
                .singleElement()
                .extracting(ExperimentResult::reason)
                .isEqualTo("the fault did not hit: company-api gave 0 answers 429");
    }

    private static Experiment<?> nothingHappens(DrillContext context) {
        Fault<Asking> none =
                new Fault<>("none", "Nothing happens", asking -> {}, Asking::mend, ApiRateLimitDrill::refused);
        return Experiment.of(none, (own, journal) -> Asking.open(own, journal, Api.COMPANY))
                .steadyState("an undisturbed run loads the file", "a run", Asking::control)
                .given("a load has committed 20 %", Asking::beginAndAwaitAFifth)
                .afterwards("the load comes to its end", Asking::end);
    }
}
