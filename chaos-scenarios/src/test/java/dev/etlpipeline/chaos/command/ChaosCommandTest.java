package dev.etlpipeline.chaos.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.chaos.ChaosModule;
import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.Experiment;
import dev.etlpipeline.chaos.experiment.Speed;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ChaosCommandTest {

    @TempDir
    Path home;

    private final StringWriter complaints = new StringWriter();
    private TestWorkspace workspace;

    @BeforeEach
    void open() {
        workspace = new TestWorkspace(home, Map.of("warehouse.url", "jdbc:h2:mem:none"), new ChaosModule());
    }

    private int execute(String... args) {
        CommandLine chaos =
                (CommandLine) workspace.modules().commands(workspace).get(0);
        return chaos.setErr(new PrintWriter(complaints)).execute(args);
    }

    @Test
    void listsDrillsFaultsAndWhatCanBeTakenAway() {
        int exit = execute("list");

        assertThat(exit).isZero();
        assertThat(workspace.printed())
                .contains(
                        "database-loss: ",
                        "--fault commit-cut",
                        "without --fault, in two minutes: connections-cut, server-gone,",
                        "--fault all, or --speed full: all of them",
                        "--without-protection=ledger-question");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void whatFitsIntoTwoMinutesAreFaultsOfTheDrill() {
        DrillContext context = new DrillContext(home, home, 1, Speed.DEMO, null, null);

        assertThat(Drills.ALL)
                .allSatisfy(
                        drill -> assertThat(drill.experiments(context).stream().map(Experiment::fault))
                                .containsAll(drill.inTwoMinutes()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run databse-loss | there is no drill databse-loss, only database-loss",
                "run database-loss --fault commit | drill database-loss has no fault commit, only connections-cut",
                "run database-loss --without-protection=luck | has no protection luck, only retry",
                "run database-loss --warehouse jdbc:oracle:x | --warehouse must be a URL of SQL Server",
                "run database-loss --speed fast | --speed",
                "report | no drill was run in"
            })
    void refusesWhatThereIsNotAndSaysWhatThereIs(String typed, String complaint) {
        int exit = execute(typed.strip().split(" "));

        assertThat(exit).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(complaints.toString()).contains(complaint.strip());
    }
}
