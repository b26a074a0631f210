package dev.etlpipeline.chaos.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.chaos.experiment.Drill;
import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.DrillRun;
import dev.etlpipeline.chaos.experiment.Experiment;
import dev.etlpipeline.chaos.experiment.Protection;
import dev.etlpipeline.chaos.experiment.Speed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the pages for instructors name drills, faults and protections that there are. */
class InstructorPagesTest {

    private static final Path PAGES = Path.of("../docs/workshop/drills");

    private static final Pattern FAULT = Pattern.compile("--fault ([a-z-]+)");
    private static final Pattern PROTECTION = Pattern.compile("--without-protection=([a-z-]+)");
    private static final Pattern RUN = Pattern.compile("chaos run ([a-z-]+)");

    @TempDir
    private Path folder;

    static List<Drill> drills() {
        return Drills.ALL;
    }

    @ParameterizedTest
    @MethodSource("drills")
    void everyDrillHasAPageThatSaysWhatToTypeAndTakesAProtectionAway(Drill drill) throws IOException {
        String page = Files.readString(PAGES.resolve(drill.name() + ".md"));

        assertThat(page)
                .contains(
                        "## Say",
                        "## Type",
                        "## See",
                        "## Ask",
                        "## Take the protection away",
                        "## If it goes otherwise");
        assertThat(named(page, RUN)).containsOnly(drill.name());
        assertThat(named(page, PROTECTION))
                .isNotEmpty()
                .isSubsetOf(drill.protections().stream().map(Protection::name).toList());
        assertThat(named(page, FAULT)).isSubsetOf(faults(drill));
    }

    @ParameterizedTest
    @MethodSource("drills")
    void theIndexNamesEveryDrill(Drill drill) throws IOException {
        assertThat(Files.readString(PAGES.resolve("README.md"))).contains("](" + drill.name() + ".md)");
    }

    private List<String> faults(Drill drill) {
        DrillContext context = new DrillContext(Path.of("..").toAbsolutePath(), folder, 1, Speed.TEST, null, null);
        return Stream.concat(drill.experiments(context).stream().map(Experiment::fault), Stream.of(DrillRun.ALL))
                .toList();
    }

    private static Set<String> named(String page, Pattern pattern) {
        return pattern.matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }
}
