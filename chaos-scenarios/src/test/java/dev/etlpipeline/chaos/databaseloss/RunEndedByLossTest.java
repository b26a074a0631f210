package dev.etlpipeline.chaos.databaseloss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.chaos.experiment.DrillResult;
import dev.etlpipeline.chaos.experiment.Verdict;
import dev.etlpipeline.criteria.Criterion;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The faults that end a run, which a second one then completes. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
@EnabledIf("dev.etlpipeline.chaos.child.Installed#resilience")
class RunEndedByLossTest {

    static final Set<String> FAULTS = Set.of(
            LossFaults.GONE_TOO_LONG.name(),
            LossFaults.PIPELINE_KILLED.name(),
            LossFaults.PIPELINE_ASLEEP.name(),
            PermanentFaults.TABLE_MISSING.name(),
            PermanentFaults.LOGIN_REFUSED.name());

    @TempDir
    static Path folder;

    static Stream<String> faults() {
        return FAULTS.stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("faults")
    @Criterion("drill-database-loss.1")
    @Criterion("drill-database-loss.2")
    @Criterion("drill-database-loss.3")
    void theLoadIsCompletedByTheNextRun(String fault) throws Exception {
        DrillResult result =
                DatabaseLossDrillTest.run(DatabaseLossDrillTest.context(folder.resolve(fault), null), fault);

        assertThat(result.verdict()).as(result.experiments().toString()).isEqualTo(Verdict.PASSED);
    }
}
