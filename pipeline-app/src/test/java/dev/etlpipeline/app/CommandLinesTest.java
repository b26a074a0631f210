package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.CommandSpec;

class CommandLinesTest {

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "./pipeline run",
                "./pipeline run --input customers.csv --dry-run",
                "./pipeline --profile production run --set load.workers=2",
                "./pipeline run --input -",
                "./pipeline docs settings sandbox",
                "./pipeline docs settings > docs/settings.md",
                "./pipeline runs --json | jq '.[].status'",
                "./pipeline runs show last"
            })
    void acceptsWhatTheProgramTakes(String line) {
        assertThat(CommandLines.fault(root(), line)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pipeline run | must begin with ./pipeline",
                "./pipeline rum | pipeline has no command rum",
                "./pipeline docs setings | pipeline docs has no command setings",
                "./pipeline run --dry-rum | pipeline run has no option --dry-rum",
                "./pipeline plan --json | pipeline plan has no option --json"
            })
    void saysWhatTheProgramDoesNotTake(String line, String why) {
        assertThat(CommandLines.fault(root(), line))
                .hasValueSatisfying(fault -> assertThat(fault).contains(why));
    }

    private CommandSpec root() {
        App app = App.assemble(
                List.of(), SettingsOptions.peek(new String[0]), new ScreenFixture().plain(), home, Map.of());
        return Commands.of(app).getCommandSpec();
    }
}
