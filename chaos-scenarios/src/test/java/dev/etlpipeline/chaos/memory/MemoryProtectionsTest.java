package dev.etlpipeline.chaos.memory;

import static dev.etlpipeline.chaos.memory.MemoryDrillTest.DRILL;
import static dev.etlpipeline.chaos.memory.MemoryDrillTest.broken;
import static dev.etlpipeline.chaos.memory.MemoryDrillTest.context;
import static dev.etlpipeline.chaos.memory.MemoryDrillTest.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.chaos.experiment.Drill;
import dev.etlpipeline.chaos.experiment.DrillResult;
import dev.etlpipeline.chaos.experiment.Invariant.Examined;
import dev.etlpipeline.chaos.experiment.OneExperiment;
import dev.etlpipeline.chaos.experiment.Protection;
import dev.etlpipeline.chaos.experiment.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** That the drill fails without what protects, and says where it proves nothing. */
@EnabledIf("dev.etlpipeline.chaos.child.Installed#resilience")
class MemoryProtectionsTest {

    @TempDir
    Path folder;

    /** How much of the heap they fill depends on what else is in it, and on how far the reader gets ahead of the loader. */
    @Test
    void withoutBackpressureMoreChunksAreInMemoryThanMayBe() throws IOException {
        DrillResult result = run(DRILL, context(folder, protection("backpressure")), null);

        assertThat(result.verdict()).as("%s", broken(result)).isEqualTo(Verdict.FAILED);
        assertThat(broken(result))
                .extracting(Examined::name)
                .contains("no more than the chunks in flight are in memory");
    }

    @Test
    void withoutARecordLimitOneRecordDoes() throws IOException {
        DrillResult result = run(DRILL, context(folder, protection("record-limit")), null);

        assertThat(result.verdict()).as("%s", broken(result)).isEqualTo(Verdict.FAILED);
        assertThat(broken(result)).extracting(Examined::name).contains("no OutOfMemoryError");
    }

    @Test
    void provesNothingWhereTheFileFitsIntoMemory() throws IOException {
        Drill plenty = new OneExperiment(
                "plenty",
                "There is plenty of memory",
                context -> MemoryDrill.bounded(MemoryFaults.ALL_QUARANTINED, WideFile.of(50, 1_000)));

        DrillResult result = run(plenty, context(folder, null), null);

        assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(result.experiments().get(0).reason()).startsWith("the fault did not hit: 0.");
    }

    private static Protection protection(String name) {
        return DRILL.protections().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
