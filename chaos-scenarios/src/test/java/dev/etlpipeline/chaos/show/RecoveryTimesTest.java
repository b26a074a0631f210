package dev.etlpipeline.chaos.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.chaos.experiment.DrillResult;
import dev.etlpipeline.criteria.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTimesTest {

    @TempDir
    Path home;

    @Test
    @Criterion("failure-simulation.3")
    void measuresFromTheFaultToDetectionRecoveryAndEnd() throws IOException {
        DrillResult drill = TinyDrill.run(new DrillFolder(home), null);

        Milestones when = Milestones.of(drill.experiments().get(0).entries());

        assertThat(when.toDetection()).isPositive().isLessThan(when.faultLasted());
        assertThat(when.toRecovery()).isGreaterThan(Duration.ofSeconds(1)).isLessThan(when.toCompletion());
        assertThat(Milestones.of(List.of()).toRecovery()).isNull();
    }

    @Test
    void writesMedianAndWorstOfThoseThatPassedBetweenThePagesMarks() throws IOException {
        Path page = Files.writeString(
                home.resolve("times.md"),
                "before\n" + RecoveryTimes.BEGIN + "\nold\n" + RecoveryTimes.END + "\nafter\n");
        DrillResult once = TinyDrill.run(new DrillFolder(home.resolve("a")), null);
        DrillResult control = TinyDrill.run(new DrillFolder(home.resolve("a")), "splice");

        new RecoveryTimes(List.of(once, once, control)).writeInto(page);

        assertThat(Files.readString(page))
                .startsWith("before\n" + RecoveryTimes.BEGIN + "\n2 runs of drills, begun from 2026-03-04 05:06")
                .containsPattern("\\| tiny \\| `line-cut` \\| test \\| H2 \\| 2 of 2 \\| [0-9.]+ s \\([0-9.]+ s\\) \\|")
                .endsWith(RecoveryTimes.END + "\nafter\n")
                .doesNotContain("old")
                .as("what nothing felt")
                .doesNotContain("line-slow");
    }

    @Test
    void hasNoTimesOfWhatDidNotPass() throws IOException {
        DrillResult control = TinyDrill.run(new DrillFolder(home), "splice");

        assertThat(new RecoveryTimes(List.of(control)).isEmpty()).isTrue();
    }

    @Test
    void refusesAPageWithoutMarks() throws IOException {
        Path page = Files.writeString(home.resolve("times.md"), "nothing here\n");
        RecoveryTimes times = new RecoveryTimes(List.of(TinyDrill.run(new DrillFolder(home), null)));

        assertThatThrownBy(() -> times.writeInto(page))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lacks the lines " + RecoveryTimes.BEGIN);
        assertThat(Files.readString(page)).isEqualTo("nothing here\n");
    }
}
