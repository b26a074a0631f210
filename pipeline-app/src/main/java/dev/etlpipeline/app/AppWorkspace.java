package dev.etlpipeline.app;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.engine.PipelineRunner;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.module.Modules;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.module.Terminal;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The application, as commands of modules see it. */
final class AppWorkspace implements Workspace {

    private final App app;
    private String typed = "./pipeline";
    private @Nullable Path definition;

    AppWorkspace(App app) {
        this.app = app;
    }

    /** Takes note of the command, before it is executed. */
    void typed(String command) {
        typed = command;
    }

    @Override
    public Path home() {
        return app.home();
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public String version() {
        try {
            return Version.number();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public PrintStream out() {
        return app.screen().out();
    }

    @Override
    public PrintStream err() {
        return app.screen().err();
    }

    @Override
    public Terminal terminal() {
        Screen screen = app.screen();
        return new Terminal(screen.live(), screen.colours(), screen.width());
    }

    @Override
    public Modules modules() {
        return app.modules();
    }

    @Override
    public SettingsReader settings() {
        return app.settings();
    }

    @Override
    public PipelineDefinition definition(@Nullable Path named) {
        definition = named;
        return app.definition(named);
    }

    @Override
    public InputFile input(@Nullable String named) throws IOException {
        return InputOption.open(app, named);
    }

    @Override
    public PipelineRunner runner() {
        try {
            return app.runner();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Warehouse existingWarehouse(String reader) {
        return app.existingWarehouse(reader);
    }

    @Override
    public int run(RunRequest request, Output output) {
        try {
            return new RunConsole(app, () -> typed, definition).run(request, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ProcessBuilder program(List<String> words) {
        return app.program(words);
    }

    @Override
    public String command(List<String> words) {
        return app.command(CommandText.of(words));
    }

    @Override
    public void suggest(List<String> words, String note) {
        CommandText.next(command(words), note, app.screen().width())
                .forEach(app.screen().out()::println);
    }

    @Override
    public Stopping onStop(Runnable requestStop) {
        StopOnSignal signals = new StopOnSignal(requestStop, app.screen());
        return signals::close;
    }
}
