package dev.etlpipeline.chaos.child;

import dev.etlpipeline.core.definition.DefinitionReader;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.engine.PipelineRunner;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.module.Modules;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.run.Failures;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.settings.PathSettings;
import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.settings.WarehouseSettings;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The child, as commands of modules see it. */
final class ChildWorkspace implements Workspace {

    private final Path home;
    private final Settings settings;
    private final Modules modules;
    private final PrintStream out;
    private final PrintStream err;

    ChildWorkspace(Path home, Settings settings, Modules modules, PrintStream out, PrintStream err) {
        this.home = home;
        this.settings = settings;
        this.modules = modules;
        this.out = out;
        this.err = err;
    }

    @Override
    public Path home() {
        return home;
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public String version() {
        return "drill";
    }

    @Override
    public PrintStream out() {
        return out;
    }

    @Override
    public PrintStream err() {
        return err;
    }

    @Override
    public Modules modules() {
        return modules;
    }

    @Override
    public SettingsReader settings() {
        return settings;
    }

    @Override
    public PipelineDefinition definition(@Nullable Path named) {
        Path file = named != null
                ? named
                : home.resolve(settings.read(PathSettings.class).definition());
        return new DefinitionReader().read(file, PipelineRunner.catalogue(modules));
    }

    @Override
    public InputFile input(@Nullable String named) throws IOException {
        PathSettings paths = settings.read(PathSettings.class);
        String name = named != null ? named : home.resolve(paths.input()).toString();
        return InputFile.open(name, InputStream.nullInputStream(), home.resolve(paths.spool()));
    }

    @Override
    public PipelineRunner runner() {
        return new PipelineRunner(modules, settings, home, clock(), version());
    }

    @Override
    public Warehouse existingWarehouse(String reader) {
        return Warehouse.openExisting(
                settings.read(WarehouseSettings.class), home, modules.dataSourceWrappers(), reader);
    }

    @Override
    public int run(RunRequest request, Output output) {
        try (PipelineRunner runner = runner()) {
            RunResult result = runner.run(request);
            out().println(result.state() + " " + result.accounting());
            result.failed().map(Failures::describe).ifPresent(err()::println);
            return result.state().exitCode();
        }
    }

    /** Whoever wants a child to end kills it. */
    @Override
    public Stopping onStop(Runnable requestStop) {
        return () -> {};
    }
}
