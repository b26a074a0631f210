package dev.etlpipeline.chaos.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.chaos.experiment.Drill;
import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.DrillResult;
import dev.etlpipeline.chaos.experiment.DrillRun;
import dev.etlpipeline.chaos.experiment.DrillWatcher;
import dev.etlpipeline.chaos.experiment.Experiment;
import dev.etlpipeline.chaos.experiment.Invariant.Examined;
import dev.etlpipeline.chaos.experiment.Protection;
import dev.etlpipeline.chaos.experiment.Speed;
import dev.etlpipeline.chaos.experiment.Verdict;
import dev.etlpipeline.criteria.Criterion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens with the protections; {@link MemoryProtectionsTest} shows that they are what helps. */
@EnabledIf("dev.etlpipeline.chaos.child.Installed#resilience")
class MemoryDrillTest {

    static final MemoryDrill DRILL = new MemoryDrill();
    private static final long SEED = 7;

    @TempDir
    Path folder;

    static Stream<String> faults() {
        return DRILL.experiments(context(Path.of("."), null)).stream().map(Experiment::fault);
    }

    @ParameterizedTest
    @MethodSource("faults")
    @Criterion("drill-memory.1")
    @Criterion("drill-memory.2")
    @Criterion("drill-memory.3")
    void theFileIsLoaded(String fault) throws IOException {
        DrillResult result = run(context(folder, null), fault);

        assertThat(broken(result)).isEmpty();
        assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(folder.resolve(fault).resolve("gc.log")).exists();
        assertThat(folder.resolve(fault).resolve("customers.csv")).doesNotExist();
        assertThat(folder.resolve(fault).resolve("database")).doesNotExist();
    }

    @Test
    void thePublishedFormHasTwentyHeapsInTheFileAndAMillionKeys() {
        Pace full = Pace.of(Speed.FULL);

        assertThat(full.heap()).isEqualTo(64);
        assertThat(full.times()).isEqualTo(20);
        assertThat(full.large().rows()).isEqualTo(1_000_000);
        assertThat(full.field()).isEqualTo(100);
        assertThat(full.judged()).isTrue();
    }

    static List<Examined> broken(DrillResult result) {
        return result.experiments().stream()
                .flatMap(one -> one.invariants().stream())
                .filter(Examined::isBroken)
                .toList();
    }

    private static DrillResult run(DrillContext context, @Nullable String fault) throws IOException {
        return run(DRILL, context, fault);
    }

    static DrillResult run(Drill drill, DrillContext context, @Nullable String fault) throws IOException {
        return new DrillRun(Clock.systemUTC(), new DrillWatcher() {}).run(drill, context, fault);
    }

    static DrillContext context(Path folder, @Nullable Protection without) {
        return new DrillContext(Path.of("..").toAbsolutePath(), folder, SEED, Speed.TEST, without, null);
    }
}
