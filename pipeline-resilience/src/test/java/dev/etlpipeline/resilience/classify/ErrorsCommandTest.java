package dev.etlpipeline.resilience.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.resilience.ResilienceModule;
import dev.etlpipeline.testkit.TestWorkspace;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ErrorsCommandTest {

    @TempDir
    Path folder;

    private TestWorkspace workspace;

    @BeforeEach
    void open() {
        workspace = new TestWorkspace(
                folder,
                Map.of("warehouse.url", "jdbc:h2:mem:errors", "resilience.on-call.first", "blue shift"),
                new ResilienceModule());
    }

    private int errors(String... args) {
        return new CommandLine(new ErrorsCommand(workspace)).execute(args);
    }

    @Test
    void explainsAnErrorWithTheRolesThatSettingsName() {
        assertThat(errors("1205")).isZero();

        assertThat(workspace.printed())
                .startsWith("SQL Server 1205: TRANSIENT")
                .contains("  Owner       blue shift", "  Tried again yes", "  Users hear  ");
    }

    @Test
    void listsTheKinds() {
        assertThat(errors()).isZero();

        for (ErrorClass kind : ErrorClass.values()) {
            assertThat(workspace.printed()).contains(kind + " ", kind.severity().name());
        }
    }

    @Test
    void fitsATerminal() {
        errors();
        for (ErrorClass kind : ErrorClass.values()) {
            errors(kind.name());
        }

        assertThat(workspace.printed().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(errors("31337")).isEqualTo(CommandLine.ExitCode.USAGE);

        assertThat(workspace.printed()).isEmpty();
    }
}
