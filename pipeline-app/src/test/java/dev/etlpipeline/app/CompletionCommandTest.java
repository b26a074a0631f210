package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CompletionCommandTest {

    private static final Path HOME = Path.of("").toAbsolutePath().getParent();

    @TempDir
    Path folder;

    private final ScreenFixture screen = new ScreenFixture();
    private CommandLine line;

    @BeforeEach
    void assemble() {
        App app = App.assemble(Main.modules(), new SettingsOptions(), screen.plain(), HOME, Map.of());
        line = Commands.of(app);
    }

    @Test
    void namesAllCommandsThoseOfModulesIncluded() throws IOException {
        String script = script();

        assertThat(line.getSubcommands()).containsKeys("run", "runs", "completion");
        assertThat(line.getSubcommands().keySet())
                .allMatch(command -> script.contains(" " + command + " ")
                        || script.contains("\"" + command + " ")
                        || script.contains(" " + command + "\""));
        assertThat(screen.err()).isEmpty();
    }

    @Test
    void isAcceptedByBash() throws Exception {
        bash("bash -n " + script("bash"));
    }

    @Test
    void completesCommandsAndOptionsOfPipelineAndOfItsPath() throws Exception {
        String script = script("bash");

        for (String typed : List.of("pipeline", "./pipeline", "/srv/etl/pipeline")) {
            assertThat(completed(script, typed, "r"))
                    .contains("run", "runs", "reference")
                    .doesNotContain("plan");
            assertThat(completed(script, typed, "run", "--dry")).containsExactly("--dry-run");
            assertThat(completed(script, typed, "runs", "s")).containsExactly("show");
        }
        for (String command : line.getSubcommands().keySet()) {
            assertThat(completed(script, "pipeline", command.substring(0, command.length() - 1)))
                    .contains(command);
        }
    }

    @Test
    void refusesAShellThatItDoesNotKnow() {
        assertThat(line.execute("completion", "fish")).isEqualTo(2);
        assertThat(screen.err()).contains("expected one of [BASH, ZSH]", "Try: pipeline completion --help");
    }

    @Test
    void zshReadsTheSameScript() throws IOException {
        assertThat(line.execute("completion", "zsh")).isZero();

        assertThat(screen.out()).contains("ZSH_VERSION", "bashcompinit");
    }

    private String script() throws IOException {
        assertThat(line.execute("completion", "bash")).isZero();
        return screen.out();
    }

    private String script(String name) throws IOException {
        return Files.writeString(folder.resolve(name), script()).toString();
    }

    /** What bash would offer for the last of the words. */
    private List<String> completed(String script, String... words) throws Exception {
        List<String> quoted = new ArrayList<>();
        List.of(words).forEach(word -> quoted.add("'" + word + "'"));
        String asked =
                "compopt() { :; }; source " + script + "; COMP_WORDS=(" + String.join(" ", quoted) + "); COMP_CWORD="
                        + (words.length - 1) + "; COMP_LINE=\"${COMP_WORDS[*]}\"; COMP_POINT=${#COMP_LINE};"
                        + " _complete_pipeline; printf '%s\\n' \"${COMPREPLY[@]}\"";
        return bash(asked).lines().map(String::strip).toList();
    }

    private static String bash(String command) throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash");
        Process bash = new ProcessBuilder("/bin/bash", "--norc", "-c", command)
                .redirectErrorStream(true)
                .start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(bash.exitValue()).as(said).isZero();
        return said;
    }
}
