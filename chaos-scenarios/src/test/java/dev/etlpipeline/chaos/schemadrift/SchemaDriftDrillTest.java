package dev.etlpipeline.chaos.schemadrift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.DrillResult;
import dev.etlpipeline.chaos.experiment.DrillRun;
import dev.etlpipeline.chaos.experiment.DrillWatcher;
import dev.etlpipeline.chaos.experiment.Invariant.Examined;
import dev.etlpipeline.chaos.experiment.Protection;
import dev.etlpipeline.chaos.experiment.Speed;
import dev.etlpipeline.chaos.experiment.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@EnabledIf("dev.etlpipeline.chaos.child.Installed#resilience")
class SchemaDriftDrillTest {

    private static final Path HOME = Path.of("").toAbsolutePath().getParent();

    @TempDir
    Path folder;

    private DrillResult run(@Nullable Protection without) throws IOException {
        DrillContext context = new DrillContext(HOME, folder, 11, Speed.TEST, without, null);
        return new DrillRun(Clock.systemUTC(), new DrillWatcher() {}).run(new SchemaDriftDrill(), context, null);
    }

    private static List<Examined> broken(DrillResult result) {
        return result.experiments().stream()
                .flatMap(one -> one.invariants().stream())
                .filter(Examined::isBroken)
                .toList();
    }

    @Test
    void passes() throws IOException {
        DrillResult result = run(null);

        assertThat(broken(result)).isEmpty();
        assertThat(result.verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void failsWhereNobodyLooksAtTheFirstRecords() throws IOException {
        DrillResult result = run(SchemaDriftDrill.DRIFT);

        assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(broken(result))
                .extracting(Examined::name)
                .contains("it is stopped before its first row", "no row lost its date of birth");
    }
}
