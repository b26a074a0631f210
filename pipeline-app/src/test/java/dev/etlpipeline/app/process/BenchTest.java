package dev.etlpipeline.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etlpipeline.app.bench.Database;
import dev.etlpipeline.app.bench.Figure;
import dev.etlpipeline.app.bench.Target;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** How fast anything is, no test says; that everything is measured, this one does. */
class BenchTest {

    private static final Set<Figure> ON_SERVERS_ONLY = EnumSet.of(Figure.BULK_COPY);

    @TempDir
    Path folder;

    @Test
    void measuresEveryFigureOnH2AndLeavesNothingBehind() throws Exception {
        PipelineHome home = new PipelineHome(folder);

        ChildPipeline bench = home.start("bench", "--rows", "300", "--rounds", "1", "--without", "sandbox", "--json");

        bench.endsWith(0);
        JsonNode json = new ObjectMapper().readTree(bench.out());
        for (Figure figure : EnumSet.complementOf(EnumSet.copyOf(ON_SERVERS_ONLY))) {
            JsonNode measured = json.path("figures").path(figure.key());
            assertThat(measured.path("rows_per_second").asLong())
                    .as(figure.key())
                    .isPositive();
            assertThat(measured.path("cpu_seconds").isNumber()).as(figure.key()).isTrue();
            assertThat(measured.path("peak_heap_bytes").asLong())
                    .as(figure.key())
                    .isPositive();
        }
        assertThat(json.path("ratios")).hasSameSizeAs(Target.on(Database.H2));
        assertThat(home.resolve("var/bench")).doesNotExist();
    }

    @Test
    @EnabledIf("dev.etlpipeline.app.process.ManualActionsTest#recordsAndHolds")
    void saysWhyARunOfItFailed() {
        PipelineHome home = new PipelineHome(folder);

        ChildPipeline bench = home.start(
                "bench",
                "--only",
                "first",
                "--rows",
                "2000",
                "--rounds",
                "1",
                "--set",
                "governance.encrypt.columns=email");

        assertThat(bench.exitCode()).isEqualTo(1);
        assertThat(bench.err())
                .contains("a run of the bench ended FAILED: ", "email", "./pipeline keys create")
                .doesNotContain("bug");
    }

    @Test
    void refusesAFigureThatIsNone() {
        PipelineHome home = new PipelineHome(folder);

        ChildPipeline bench = home.start("bench", "--only", "frist");

        assertThat(bench.exitCode()).isEqualTo(2);
        assertThat(bench.err()).contains("there is no figure frist", "first");
    }

    @Test
    void refusesToLeaveOutAModuleThatIsNotInstalled() {
        PipelineHome home = new PipelineHome(folder);

        ChildPipeline bench = home.start("bench", "--without", "sandbax");

        assertThat(bench.exitCode()).isEqualTo(2);
        assertThat(bench.err()).contains("no module sandbax is installed", "did you mean sandbox");
    }

    @Test
    void refusesToAskMoreOfAModuleThanItCanLeave() {
        PipelineHome home = new PipelineHome(folder);

        ChildPipeline bench = home.start("bench", "--without", "sandbox", "--at-least", "85");

        assertThat(bench.exitCode()).isEqualTo(2);
        assertThat(bench.err()).contains("--at-least must be a ratio above 0, and 1 at most");
    }

    @Test
    void refusesToMeasureWithoutAModuleThatNobodyNames() {
        PipelineHome home = new PipelineHome(folder);

        ChildPipeline bench = home.start("bench", "--only", "without");

        assertThat(bench.exitCode()).isEqualTo(2);
        assertThat(bench.err()).contains("--without has to name the module");
    }
}
