package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class CommandsTest {

    @TempDir
    Path home;

    private final ScreenFixture screen = new ScreenFixture();

    @BeforeEach
    void writeProfile() throws IOException {
        Path folder = Files.createDirectories(home.resolve("seeds/settings"));
        Files.writeString(folder.resolve("application-local.yaml"), "warehouse:\n  url: jdbc:h2:mem:x\n");
    }

    @Test
    void showsHelpWithExamplesAndTheCommandsOfModules() {
        assertThat(execute("--help")).isZero();

        assertThat(screen.out())
                .contains("Usage: pipeline", "  run ", "  plan ", "  docs ", "  greet ", "Examples:")
                .doesNotContain("\033");
        assertThat(screen.err()).isEmpty();
    }

    @Test
    void showsHelpWhereNothingIsAsked() {
        assertThat(execute()).isZero();

        assertThat(screen.out()).startsWith("Usage: pipeline");
    }

    @Test
    void everyCommandHasHelpAndTheSettingsOptions() {
        for (String command : List.of("run", "guess", "check", "preview", "plan", "docs", "greet")) {
            ScreenFixture each = new ScreenFixture();

            assertThat(execute(each, command, "--help")).isZero();
            assertThat(each.out()).as(command).contains("Usage: pipeline " + command, "--profile", "--set=KEY=VALUE");
        }
    }

    @Test
    void examplesInEveryHelpFitOnATerminal() {
        App app = App.assemble(List.of(), SettingsOptions.peek(new String[0]), screen.plain(), home, Map.of());

        List<String> lines = withAllBelow(Commands.of(app))
                .flatMap(line ->
                        Arrays.stream(line.getCommandSpec().usageMessage().footer()))
                .toList();

        assertThat(lines).hasSizeGreaterThan(40);
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
    }

    private static Stream<CommandLine> withAllBelow(CommandLine line) {
        return Stream.concat(
                Stream.of(line), line.getSubcommands().values().stream().flatMap(CommandsTest::withAllBelow));
    }

    @Test
    void refusesWrongUsageWithAHintAndExitCodeTwo() {
        assertThat(execute("run", "--dry-rum")).isEqualTo(2);

        assertThat(screen.err())
                .contains("Error: Unknown option: '--dry-rum'", "--dry-run", "Try: pipeline run --help")
                .doesNotContain("\tat ");
        assertThat(screen.out()).isEmpty();
    }

    @Test
    void refusesADayThatIsNoneWithoutNamesOfJavas() {
        for (String day : List.of("yesterday", "2026-13-01")) {
            ScreenFixture each = new ScreenFixture();

            assertThat(execute(each, "greet", "--on", day)).isEqualTo(2);

            assertThat(each.err())
                    .contains("Error: Invalid value for option '--on': '" + day + "' is no day such as 2026-01-31")
                    .doesNotContain("java.time");
        }
        assertThat(execute("greet", "--each", "x")).isEqualTo(2);
        assertThat(screen.err()).contains("Error: Value for option '--each'");
    }

    @Test
    void saysHowAFileIsNamed() {
        assertThat(execute("run", "customers.csv")).isEqualTo(2);

        assertThat(screen.err())
                .contains("Unmatched argument", "is named by --input: pipeline run --input customers.csv");
    }

    @Test
    void helpsAlsoWhereItIsAskedLikeACommand() {
        assertThat(execute("help")).isZero();
        assertThat(execute("help", "run")).isZero();

        assertThat(screen.out()).contains("Usage: pipeline [", "Usage: pipeline run [");

        assertThat(execute("help", "rnu")).isEqualTo(2);
        assertThat(screen.err()).contains("There is no command rnu");
    }

    @Test
    void refusesALimitBelowOne() {
        assertThat(execute("run", "--limit", "0")).isEqualTo(2);

        assertThat(screen.err()).contains("Error: --limit must be 1 or more, but is 0");
    }

    @Test
    void refusesBadSettingsAllAtOnceWithExitCodeTwo() {
        assertThat(execute("run", "--set", "load.workers=x", "--set", "nope=1")).isEqualTo(2);

        assertThat(screen.err())
                .startsWith("Error: The settings have 2 problems:")
                .contains("load.workers: must be", "nope: is no setting")
                .doesNotContain("\tat ");
    }

    @Test
    void givesHelpAndReferenceEvenWhereTheSettingsAreBad() {
        assertThat(execute("--set", "nope=1", "--help")).isZero();
        assertThat(execute("docs", "settings", "--set", "nope=1")).isZero();

        assertThat(screen.out()).contains("Usage: pipeline", "# Settings");
        assertThat(screen.err()).isEmpty();
    }

    @Test
    void saysThatBadSettingsMayHideACommand() {
        assertThat(execute("greet", "--set", "nope=1")).isEqualTo(2);

        assertThat(screen.err())
                .startsWith("Error: The settings have 1 problem")
                .contains("nope: is no setting", "only the core's commands are known, and greet is none of them")
                .doesNotContain("There is no command");
    }

    @Test
    void refusesADefinitionThatIsNotThere() {
        assertThat(execute("plan", "--definition", "absent.yaml")).isEqualTo(2);

        assertThat(screen.err()).contains("Error: absent.yaml has 1 problem").doesNotContain("\tat ");
    }

    @Test
    void endsWithTheCodeOfTheStateThatStoppedACommand() {
        assertThat(execute("greet", "--set", "lease.ttl=PT1S")).isEqualTo(75);

        assertThat(screen.err())
                .isEqualToNormalizingNewlines(
                        "Error: The greeting is away.\nNext: ./pipeline greet --set=lease.ttl=PT1S\n");
    }

    @Test
    void refusesTwoModulesOfOneNameAndStillHelps() {
        for (PipelineModule other : List.of(new Greeting(), new TrimAgain())) {
            ScreenFixture plan = new ScreenFixture();
            ScreenFixture help = new ScreenFixture();

            assertThat(execute(List.of(new Greeting(), other), plan, "plan")).isEqualTo(2);
            assertThat(execute(List.of(new Greeting(), other), help, "--help")).isZero();

            assertThat(plan.err())
                    .startsWith("Error: The name ")
                    .contains(" is taken: ")
                    .doesNotContain("\tat ");
            assertThat(help.out()).contains("Usage: pipeline");
        }
    }

    @Test
    void putsABugIntoTheLogAndOneLineOnTheScreen() throws IOException {
        assertThat(execute("stumble")).isEqualTo(1);

        assertThat(screen.err().lines())
                .singleElement()
                .asString()
                .startsWith(
                        "Error: Something unexpected happened (IllegalStateException). That is a bug; the details are in ")
                .endsWith(".log.")
                .doesNotContain("hunter2");
        try (var logs = Files.list(home.resolve("var/logs"))) {
            assertThat(logs)
                    .singleElement()
                    .satisfies(log -> assertThat(Files.readString(log))
                            .contains("java.lang.IllegalStateException", "\tat ")
                            .doesNotContain("hunter2"));
        }
    }

    @Test
    void saysWhatToDoWhereMemoryRanOut() {
        App app = App.assemble(List.of(), SettingsOptions.peek(new String[0]), screen.plain(), home, Map.of());

        String text = new Complaint(app).text(new OutOfMemoryError("Java heap space"));

        assertThat(text)
                .startsWith("The run ended because memory ran out (OutOfMemoryError). Give the JVM more")
                .doesNotContain("bug");
    }

    @Test
    void saysItInsteadOfAStackTraceWhereACommandRanOutOfMemory() {
        int exit = execute("starve");

        assertThat(exit).isEqualTo(RunState.FAILED.exitCode());
        assertThat(screen.err())
                .startsWith("Error: The run ended because memory ran out (OutOfMemoryError). Give the JVM more")
                .doesNotContain("\tat ");
    }

    @Test
    void printsAModulesSettings() {
        assertThat(execute("docs", "settings", "greeting")).isZero();
        assertThat(screen.out()).startsWith("# Settings of the module greeting");

        assertThat(execute("docs", "settings", "absent")).isEqualTo(2);
        assertThat(screen.err()).contains("No module absent is installed; there are: greeting");
    }

    @Test
    void aModulesCommandRunsThePipelineAsRunDoes() throws IOException {
        Files.createDirectories(home.resolve("seeds/pipelines"));
        for (String file : List.of("seeds/customers.csv", "seeds/pipelines/customers.yaml")) {
            Files.copy(CommandFixture.HOME.resolve(file), home.resolve(file));
        }

        assertThat(execute("measure")).isZero();

        assertThat(screen.out()).contains("at " + home.getFileName(), "SUCCEEDED", "./pipeline measure");
    }

    private int execute(String... args) {
        return execute(screen, args);
    }

    private int execute(ScreenFixture on, String... args) {
        return execute(List.of(new Greeting()), on, args);
    }

    private int execute(List<PipelineModule> modules, ScreenFixture on, String... args) {
        App app = App.assemble(modules, SettingsOptions.peek(args), on.plain(), home, Map.of());
        try {
            return Commands.of(app).execute(args);
        } finally {
            LogFile.close();
        }
    }

    /** A module with commands that fail. */
    private static final class Greeting implements PipelineModule {

        @Override
        public String name() {
            return "greeting";
        }

        @Override
        public List<Class<?>> settings() {
            return List.of();
        }

        @Override
        public void install(Registry registry, SettingsReader settings) {
            registry.command(new Greet());
            registry.command(new Stumble());
            registry.command(new Starve());
            registry.command(Measure::new);
        }
    }

    /** A module with a step that core has. */
    private static final class TrimAgain implements PipelineModule {

        @Override
        public String name() {
            return "again";
        }

        @Override
        public List<Class<?>> settings() {
            return List.of();
        }

        @Override
        public void install(Registry registry, SettingsReader settings) {
            registry.step("trim", (spec, schema) -> row -> row);
        }
    }

    @Command(name = "greet", description = "Is away.")
    private static final class Greet implements Callable<Integer> {

        @Option(names = "--on")
        private LocalDate day = LocalDate.EPOCH;

        @Option(names = "--each")
        private Map<String, String> each = Map.of();

        @Override
        public Integer call() {
            throw new RunStopped(
                    RunState.SUSPENDED,
                    each.isEmpty() && day.equals(LocalDate.EPOCH) ? "The greeting is away." : "It is away then.",
                    "./pipeline greet");
        }
    }

    @Command(name = "stumble", description = "Has a bug.")
    private static final class Stumble implements Callable<Integer> {

        @Override
        public Integer call() {
            throw new IllegalStateException("hunter2");
        }
    }

    @Command(name = "starve", description = "Needs more memory than there is.")
    private static final class Starve implements Callable<Integer> {

        @Override
        public Integer call() {
            throw new OutOfMemoryError("Java heap space");
        }
    }

    /** A command that works with what the command line gives it. */
    @Command(name = "measure", description = "Runs the pipeline without writing.")
    private record Measure(Workspace workspace) implements Callable<Integer> {

        @Override
        public Integer call() throws Exception {
            workspace.out().println("at " + workspace.home().getFileName());
            try (InputFile input = workspace.input(null)) {
                RunRequest dry = new RunRequest(workspace.definition(null), input, Long.MAX_VALUE, true, false);
                return workspace.run(dry, Workspace.Output.TEXT);
            }
        }
    }
}
