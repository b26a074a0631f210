package dev.etlpipeline.chaos.corruptinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.chaos.experiment.Drill;
import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.DrillResult;
import dev.etlpipeline.chaos.experiment.DrillRun;
import dev.etlpipeline.chaos.experiment.DrillWatcher;
import dev.etlpipeline.chaos.experiment.ExperimentResult;
import dev.etlpipeline.chaos.experiment.Invariant.Examined;
import dev.etlpipeline.chaos.experiment.OneExperiment;
import dev.etlpipeline.chaos.experiment.Protection;
import dev.etlpipeline.chaos.experiment.Speed;
import dev.etlpipeline.chaos.experiment.Verdict;
import dev.etlpipeline.criteria.Criterion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@EnabledIf("dev.etlpipeline.chaos.child.Installed#resilience")
class CorruptInputDrillTest {

    private static final Path HOME = Path.of("").toAbsolutePath().getParent();
    private static final long SEED = 20;

    @TempDir
    Path folder;

    private DrillResult run(Drill drill, @Nullable Protection without) throws IOException {
        DrillContext context = new DrillContext(HOME, folder, SEED, Speed.TEST, without, null);
        return new DrillRun(Clock.systemUTC(), new DrillWatcher() {}).run(drill, context, null);
    }

    private static List<Examined> broken(ExperimentResult one) {
        return one.invariants().stream().filter(Examined::isBroken).toList();
    }

    private static void assertFailsBy(DrillResult result, String invariant) {
        assertThat(result.verdict())
                .as("%s", broken(result.experiments().get(0)))
                .isEqualTo(Verdict.FAILED);
        assertThat(result.experiments().get(0).reason()).contains(invariant);
    }

    @Test
    @Criterion("drill-corrupt-input.1")
    @Criterion("drill-corrupt-input.2")
    @Criterion("drill-corrupt-input.3")
    void passes() throws IOException {
        DrillResult result = run(new CorruptInputDrill(), null);

        assertThat(result.experiments())
                .flatExtracting(CorruptInputDrillTest::broken)
                .isEmpty();
        assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void failsWhereTheReaderDoesNotFindBackBehindAnOpenQuote() throws IOException {
        DrillResult result = run(new CorruptInputDrill(), CorruptInputDrill.RESYNC);

        assertFailsBy(result, "a quote that is not closed costs its own record");
    }

    @Test
    void failsWhereNobodyMindsHowMuchIsBad() throws IOException {
        DrillResult result = run(new CorruptInputDrill(), CorruptInputDrill.THRESHOLDS);

        assertFailsBy(result, "nothing of the file is visible");
    }

    @Test
    void failsWhereRefusedRowsAreNotLookedFor() throws IOException {
        DrillResult result = run(new CorruptInputDrill(), CorruptInputDrill.BISECT);

        assertFailsBy(result, "each was set aside as refused by the database");
    }

    @Test
    void provesNothingWhereNothingWasDamaged() throws IOException {
        Drill undamaged =
                new OneExperiment("undamaged", "Nothing is damaged", context -> CorruptInputDrill.badRecords(0));

        DrillResult result = run(undamaged, null);

        assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(result.experiments().get(0).reason()).contains("the fault did not hit");
    }
}
