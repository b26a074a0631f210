package dev.etlpipeline.chaos.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.chaos.ChaosModule;
import dev.etlpipeline.chaos.experiment.Drill;
import dev.etlpipeline.chaos.experiment.Protection;
import dev.etlpipeline.chaos.experiment.Verdict;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * Each drill in its full form, and each of its negative controls, by the command that a person types. Its name keeps it
 * out of builds: the profile {@code drills-full} runs it. What it leaves is in {@code target/drills}.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no signals")
@EnabledIf("dev.etlpipeline.chaos.child.Installed#resilience")
class FullDrills {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    /** Names of drills, with commas between them; all of them where it is empty. */
    private static final String ONLY = System.getProperty("drills.only", "");

    private record Run(Drill drill, @Nullable Protection without) {

        List<String> words() {
            List<String> words = new ArrayList<>(List.of("run", drill.name(), "--speed", "full"));
            if (without != null) {
                words.add("--without-protection=" + without.name());
            }
            return words;
        }

        Verdict wanted() {
            return without == null ? Verdict.PASSED : Verdict.FAILED;
        }

        @Override
        public String toString() {
            return "chaos " + String.join(" ", words());
        }
    }

    /** The control first, so that the page of the drill has it beside. */
    static List<Run> runs() {
        return Drills.ALL.stream()
                .filter(drill -> ONLY.isEmpty() || List.of(ONLY.split(",")).contains(drill.name()))
                .flatMap(drill -> Stream.concat(
                        drill.protections().stream().map(without -> new Run(drill, without)),
                        Stream.of(new Run(drill, null))))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void endsAsItHasTo(Run run) {
        TestWorkspace workspace =
                new TestWorkspace(ROOT, Map.of("warehouse.url", "jdbc:h2:mem:none"), new ChaosModule());
        StringWriter complaints = new StringWriter();
        CommandLine chaos = ChaosCommand.of(workspace)
                .setErr(new PrintWriter(complaints))
                .setCaseInsensitiveEnumValuesAllowed(true); // as the application does

        int exit = chaos.execute(run.words().toArray(String[]::new));

        assertThat(exit)
                .as(run + "\n" + workspace.printed() + complaints)
                .isEqualTo(run.wanted().exitCode());
    }
}
