package dev.etlpipeline.chaos.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.chaos.ChaosModule;
import dev.etlpipeline.chaos.experiment.Drill;
import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.Experiment;
import dev.etlpipeline.chaos.experiment.Invariant;
import dev.etlpipeline.chaos.experiment.Speed;
import dev.etlpipeline.chaos.experiment.Verdict;
import dev.etlpipeline.chaos.invariant.StandardInvariants;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The pages on drills say what the drills do. The parts that are made from the code are written anew by
 * {@code mvn test -pl chaos-scenarios -am -Dtest=DrillPagesTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dtest.args=-Dpages.write=true}.
 */
class DrillPagesTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final DrillPage simulation = new DrillPage("docs/resilience/failure-simulation.md");
    private final DrillPage strategy = new DrillPage("docs/resilience/testing-strategy.md");
    private final DrillPage times = new DrillPage("docs/resilience/recovery-times.md");

    private static DrillContext context(Path folder) {
        return new DrillContext(folder, folder, 1, Speed.TEST, null, null);
    }

    private static List<Experiment<?>> experiments(Drill drill) {
        return drill.experiments(context(Path.of("unused")));
    }

    private static Set<String> faults() {
        return Drills.ALL.stream()
                .flatMap(drill -> experiments(drill).stream())
                .map(Experiment::fault)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The drill that a cell names; drills can be taken out, and the page may speak of them all the same. */
    private static Optional<Drill> inThisBuild(String cell) {
        return Drills.named(codes(cell).get(0));
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    @Test
    @Criterion("failure-simulation.1")
    void eachExperimentHasASteadyStateAFaultAndInvariantsOfAllDrills() {
        List<String> always = StandardInvariants.<Object>of(world -> {
                    throw new AssertionError("only named here");
                })
                .stream()
                .map(Invariant::name)
                .toList();

        for (Drill drill : Drills.ALL) {
            assertThat(drill.protections()).as(drill.name()).isNotEmpty();
            assertThat(experiments(drill)).as(drill.name()).isNotEmpty().allSatisfy(experiment -> {
                assertThat(experiment.title()).isNotBlank();
                assertThat(experiment.promises()).as(experiment.fault()).isNotEmpty();
            });
            assertThat(experiments(drill))
                    .as("one of " + drill.name() + " looks at what every drill looks at")
                    .anySatisfy(experiment -> assertThat(experiment.promises()).containsAll(always));
        }
    }

    @Test
    void theScenariosAreThoseOfTheCode() throws IOException {
        List<String> rows = new ArrayList<>();
        for (Drill drill : Drills.ALL) {
            experiments(drill).stream()
                    .filter(one -> !one.fault().equals("corpus")) // only there where files are that nobody needs
                    .forEach(one -> rows.add("`" + drill.name() + "` | `" + one.fault() + "` | " + one.title()));
        }

        simulation.holds(
                "scenarios",
                "drill | fault | what happens",
                rows,
                row -> inThisBuild(row).isPresent());
    }

    @Test
    void theInvariantsAreThoseOfTheCode() throws IOException {
        List<String> rows = StandardInvariants.<Object>of(world -> {
                    throw new AssertionError("only named here");
                })
                .stream()
                .map(one -> one.name() + " | " + code(one.check()))
                .toList();

        simulation.holds("invariants", "always | how it is looked at", rows, row -> true);
    }

    private static String code(String check) {
        return check.startsWith("SELECT") ? "`" + check + "`" : check;
    }

    @Test
    @Criterion("failure-simulation.2")
    void eachFailureIsProducedByWhatIsThere() throws IOException {
        List<List<String>> rows = simulation.table("failure | produced by | so that");

        assertThat(rows)
                .allSatisfy(row -> assertThat(codes(row.get(1)))
                        .isNotEmpty()
                        .allSatisfy(name ->
                                assertThat(sources(name + ".java")).as(name).isNotEmpty()));
        assertThat(rows.toString()).contains("network", "database", "pipeline dies");
    }

    @Test
    @Criterion("failure-simulation.4")
    @EnabledIf("dev.etlpipeline.chaos.child.Installed#resilience") // some of the tests are that module's
    void whatWasChangedIsHeldByATestThatIsThere() throws IOException {
        assertThat(simulation.table("what a drill showed | what was changed | held by"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(codes(row.get(2)))
                        .isNotEmpty()
                        .allSatisfy(name ->
                                assertThat(sources(name + ".java")).as(name).isNotEmpty()));
    }

    @Test
    void eachPartOfThePipelineHasAFaultThatThereIs() throws IOException {
        List<List<String>> rows = strategy.table("part | fault | drill | what must stay true");
        String text = strategy.text();

        for (List<String> row : rows) {
            inThisBuild(row.get(2))
                    .ifPresent(drill -> assertThat(experiments(drill))
                            .as(row.toString())
                            .extracting(Experiment::fault)
                            .isNotEmpty()
                            .containsAll(codes(row.get(1))));
            assertThat(row.get(3)).isNotBlank();
        }
        for (OperationKind kind : OperationKind.values()) {
            assertThat(text).contains(kind.name());
        }
        assertThat(Drills.ALL)
                .allSatisfy(drill -> assertThat(rows)
                        .as(drill.name())
                        .anySatisfy(row -> assertThat(codes(row.get(2))).contains(drill.name())));
    }

    @Test
    void eachExerciseCanBeStartedAsPrinted(@TempDir Path folder) throws IOException {
        List<List<String>> rows = strategy.table("exercise | outage | started by | seen to be well where");
        TestWorkspace workspace =
                new TestWorkspace(folder, H2Databases.inFolder(folder).settings(), new ChaosModule());
        CommandLine line = new CommandLine(CommandSpec.create());
        line.addSubcommand(ChaosCommand.of(workspace));
        line.setCaseInsensitiveEnumValuesAllowed(true); // as the application does

        for (List<String> row : rows) {
            String[] args = codes(row.get(2))
                    .get(0)
                    .replace("./pipeline ", "")
                    .replace("'", "")
                    .split(" ");
            CommandLine.ParseResult parsed = line.parseArgs(args);
            RunDrillCommand run = (RunDrillCommand)
                    parsed.subcommand().subcommand().commandSpec().userObject();
            assertThat(run.fault == null || faults().contains(run.fault))
                    .as(run.fault)
                    .isTrue();
        }
        assertThat(rows).extracting(row -> row.get(1)).contains("network", "database");
        assertThat(Drills.ALL).allSatisfy(drill -> assertThat(strategy.text()).contains("chaos run " + drill.name()));
    }

    @Test
    void theFiguresOfTheChecklistAreThoseOfTheCode() throws IOException {
        List<List<String>> rows = strategy.table("to tick off | figure | looked at in");
        int invariants = StandardInvariants.<Object>of(world -> {
                    throw new AssertionError("only counted here");
                })
                .size();

        assertThat(rows).allSatisfy(row -> assertThat(row.get(0)).startsWith("[ ] "));
        assertThat(figure(rows, "invariants of every drill")).startsWith(invariants + " of " + invariants);
        assertThat(figure(rows, "exit code"))
                .isEqualTo(Stream.of(Verdict.values())
                        .map(verdict -> verdict.exitCode() + " " + verdict)
                        .collect(Collectors.joining(", ")));
        assertThat(rows.toString())
                .contains(StandardInvariants.<Object>of(world -> {
                            throw new AssertionError("only named here");
                        })
                        .get(1)
                        .name());
    }

    private static String figure(List<List<String>> rows, String words) {
        return rows.stream()
                .filter(row -> row.get(0).contains(words))
                .findFirst()
                .orElseThrow()
                .get(1);
    }

    @Test
    void theScheduleNamesWhoIsInTheRota() throws IOException {
        List<List<String>> rows = strategy.table("what | how often | looked at by | what follows");
        String rota = new DrillPage("docs/resilience/disaster-recovery.md").text();

        assertThat(rows).hasSizeGreaterThan(3).allSatisfy(row -> {
            assertThat(row.get(1)).containsPattern("each|month|quarter|year");
            assertThat(codes(row.get(2)))
                    .isNotEmpty()
                    .allSatisfy(owner -> assertThat(rota).contains(owner));
            assertThat(row.get(3)).isNotBlank();
        });
    }

    @Test
    void theTimesAreOfFaultsThatThereAre() throws IOException {
        List<List<String>> rows = times.table(
                "drill | fault | speed | on | passed | fault lasted | felt after | first commit after | run over after");

        assertThat(rows)
                .isNotEmpty()
                .allSatisfy(row -> inThisBuild("`" + row.get(0) + "`")
                        .ifPresent(drill -> assertThat(faults()).containsAll(codes(row.get(1)))));
        assertThat(rows).anySatisfy(row -> assertThat(row.get(7)).containsPattern("[0-9] m?s"));
    }

    private static List<Path> sources(String name) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> modules = Files.list(DrillPage.root())) {
            for (Path module : modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(module)) {
                    files.filter(file -> file.endsWith(name)).forEach(found::add);
                }
            }
        }
        return found;
    }
}
