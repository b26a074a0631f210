package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.app.backlog.Board;
import dev.etlpipeline.core.module.PipelineModule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;

/** That what this project says to have done is proven: where this fails, the message says which story, page or test it is. */
class OwnProofsTest {

    private static final Path HOME = Path.of("").toAbsolutePath().getParent();

    @Test
    void nothingRefutesTheBacklog() {
        Board board = Board.of(HOME, line -> CommandLines.fault(root(), line));

        assertThat(board.problems()).isEmpty();
    }

    /** With the commands of all modules that are there. */
    private static CommandSpec root() {
        List<PipelineModule> modules = ServiceLoader.load(PipelineModule.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        App app =
                App.assemble(modules, SettingsOptions.peek(new String[0]), new ScreenFixture().plain(), HOME, Map.of());
        return Commands.of(app).getCommandSpec();
    }
}
