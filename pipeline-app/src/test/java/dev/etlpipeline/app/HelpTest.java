package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;

/** The help of every command, those of the installed modules included. */
class HelpTest {

    private static final Path HOME = Path.of("").toAbsolutePath().getParent();

    private static final int COLUMNS = 80;

    /** A command within an example: up to a pipe, a redirection or a remark behind three blanks. */
    private static final Pattern EXAMPLE = Pattern.compile("(?:^|[ |])pipeline ((?:'[^']*'|[^|>'\\\\]|\\\\$)*)");

    /** Never executed, so that one is enough: to make it takes longer than to read it. */
    private static final CommandLine READ = line(new ScreenFixture());

    @TempDir
    Path folder;

    private final ScreenFixture screen = new ScreenFixture();

    /** By their names, such as {@code runs show}; the first is the whole. */
    static Stream<List<String>> commands() {
        return paths(READ, List.of());
    }

    private static Stream<List<String>> paths(CommandLine at, List<String> path) {
        return Stream.concat(
                Stream.of(path),
                at.getSubcommands().entrySet().stream()
                        .flatMap(below -> paths(below.getValue(), with(path, below.getKey()))));
    }

    private static List<String> with(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void fitsEightyColumnsAndBreaksNoExample(List<String> path) {
        String help = help(path);

        assertThat(help).doesNotContain("\033").endsWith(System.lineSeparator());
        assertThat(help.lines()).allMatch(line -> line.length() <= COLUMNS);
        assertThat(help.lines())
                .containsAll(
                        Arrays.asList(at(path).getCommandSpec().usageMessage().footer()));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void saysWhatTheCommandAndEachOfItsOptionsDo(List<String> path) {
        CommandLine command = at(path);

        assertThat(String.join(" ", command.getCommandSpec().usageMessage().description()))
                .matches("[A-Z].*\\.");
        for (OptionSpec option : command.getCommandSpec().options()) {
            assertThat(String.join(" ", option.description()))
                    .as(option.longestName())
                    .matches("[A-Za-z].*[.)]");
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyExampleIsUnderstood(List<String> path) {
        String name = String.join(" ", with(List.of("pipeline"), String.join(" ", path)))
                .strip();
        List<String> examples = new ArrayList<>();
        for (String line : at(path).getCommandSpec().usageMessage().footer()) {
            Matcher example = EXAMPLE.matcher(line.replaceAll("(\\S)   .*", "$1"));
            while (line.startsWith("  ") && example.find()) {
                examples.add(example.group(1).replace("\\", "").strip());
            }
        }

        assertThat(examples).as("examples of " + name).isNotEmpty();
        for (String example : examples) {
            if (!example.isEmpty()) {
                READ.parseArgs(words(example)); // throws where it is not understood
            }
        }
        assertThat(examples).anyMatch(example -> ("pipeline " + example).startsWith(name));
    }

    private static String[] words(String example) {
        return Pattern.compile("'([^']*)'|(\\S+)")
                .matcher(example)
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toArray(String[]::new);
    }

    @Test
    void theHelpCommandShowsTheHelpOfACommandHoweverDeep() {
        assertThat(execute("help", "run")).isZero();
        assertThat(screen.out()).startsWith("Usage: pipeline run ");

        ScreenFixture deep = new ScreenFixture();
        assertThat(line(deep).execute("help", "runs", "show")).isZero();
        assertThat(deep.out()).startsWith("Usage: pipeline runs show ").isEqualTo(help(List.of("runs", "show")));

        ScreenFixture all = new ScreenFixture();
        assertThat(line(all).execute("help")).isZero();
        assertThat(all.out()).isEqualTo(help(List.of()));
    }

    @Test
    void namesTheNearestCommandToOneThatDoesNotExist() {
        assertError("Error: There is no command rnu; did you mean run?\nTry: pipeline --help\n", "rnu");
        assertError("There is no command runs sho; did you mean show?", "runs", "sho");
        assertError("There is no command referense; did you mean reference?", "help", "referense");
        assertError("There is no command dance; known: ", "dance");
    }

    private static void assertError(String message, String... args) {
        ScreenFixture each = new ScreenFixture();

        assertThat(line(each).execute(args)).isEqualTo(2);

        assertThat(each.err().replace(System.lineSeparator(), "\n")).contains(message);
        assertThat(each.out()).isEmpty();
    }

    @Test
    void hasColoursOnATerminalOnlyAndNoneWithNoColor() {
        Screen.Terminals both = new Screen.Terminals(true, true, 80);

        assertThat(helpOn(both, Map.of("TERM", "xterm"))).contains("\033[");
        assertThat(helpOn(both, Map.of("TERM", "xterm", "NO_COLOR", "1"))).doesNotContain("\033");
        assertThat(helpOn(new Screen.Terminals(false, false, 80), Map.of("TERM", "xterm")))
                .doesNotContain("\033");
    }

    @Test
    void complaintsHaveColoursOnlyWhereErrorsGoToATerminal() {
        Screen toFile = screen.screen(true, false);
        Screen toTerminal = new ScreenFixture().screen(true, true);

        assertThat(toFile.error()).isEqualTo("Error:");
        assertThat(toTerminal.error()).contains("\033[").contains("Error:");
    }

    private String helpOn(Screen.Terminals terminals, Map<String, String> environment) {
        ScreenFixture each = new ScreenFixture();
        Screen plain = each.plain();
        Screen on = Screen.of(plain.out(), plain.err(), terminals, environment);

        assertThat(Commands.of(app(on)).execute("run", "--help")).isZero();

        return each.out();
    }

    private static String help(List<String> path) {
        return at(path).getUsageMessage(Ansi.OFF);
    }

    private static CommandLine at(List<String> path) {
        CommandLine at = READ;
        for (String name : path) {
            at = at.getSubcommands().get(name);
        }
        return at;
    }

    private int execute(String... args) {
        return line(screen).execute(args);
    }

    private static CommandLine line(ScreenFixture on) {
        return Commands.of(app(on.plain()));
    }

    private static App app(Screen on) {
        return App.assemble(Main.modules(), new SettingsOptions(), on, HOME, Map.of());
    }
}
