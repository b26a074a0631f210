package dev.etlpipeline.chaos.databaseloss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.DrillResult;
import dev.etlpipeline.chaos.experiment.DrillRun;
import dev.etlpipeline.chaos.experiment.DrillWatcher;
import dev.etlpipeline.chaos.experiment.Experiment;
import dev.etlpipeline.chaos.experiment.Protection;
import dev.etlpipeline.chaos.experiment.Speed;
import dev.etlpipeline.chaos.experiment.Verdict;
import dev.etlpipeline.criteria.Criterion;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The faults that one run lives through; the others are {@link RunEndedByLossTest}'s, so that both go on side by side. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
@EnabledIf("dev.etlpipeline.chaos.child.Installed#resilience")
class DatabaseLossDrillTest {

    private static final DatabaseLossDrill DRILL = new DatabaseLossDrill();
    private static final long SEED = 7;

    @TempDir
    static Path folder;

    static Stream<String> faults() {
        return DRILL.experiments(context(folder, null)).stream()
                .map(Experiment::fault)
                .filter(fault -> !RunEndedByLossTest.FAULTS.contains(fault));
    }

    @ParameterizedTest
    @MethodSource("faults")
    @Criterion("drill-database-loss.1")
    @Criterion("drill-database-loss.2")
    @Criterion("drill-database-loss.3")
    void theLoadComesThrough(String fault) throws Exception {
        DrillResult result = run(context(folder.resolve(fault), null), fault);

        assertThat(result.verdict()).as(result.experiments().toString()).isEqualTo(Verdict.PASSED);
    }

    static Stream<Protection> protections() {
        return DRILL.protections().stream();
    }

    @ParameterizedTest
    @MethodSource("protections")
    @Criterion("failure-simulation.3")
    void withoutTheProtectionItDoesNot(Protection protection) throws Exception {
        DrillResult result = run(context(folder.resolve("without-" + protection.name()), protection), null);

        assertThat(result.verdict()).as(result.experiments().toString()).isEqualTo(Verdict.FAILED);
    }

    static DrillResult run(DrillContext context, @Nullable String fault) throws Exception {
        return new DrillRun(Clock.systemUTC(), new DrillWatcher() {}).run(DRILL, context, fault);
    }

    static DrillContext context(Path folder, @Nullable Protection without) {
        return new DrillContext(Path.of("..").toAbsolutePath(), folder, SEED, Speed.TEST, without, null);
    }
}
