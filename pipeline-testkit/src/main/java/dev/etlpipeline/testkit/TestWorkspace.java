package dev.etlpipeline.testkit;

import dev.etlpipeline.core.definition.DefinitionReader;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.engine.PipelineRunner;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.module.Modules;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.settings.PathSettings;
import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.settings.WarehouseSettings;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A workspace for tests of modules' commands: the real engine on real databases, without the command line around it. */
public final class TestWorkspace implements Workspace {

    private final Path home;
    private final Settings settings;
    private final Modules modules;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
    private final PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8);
    private @Nullable RunResult lastRun;
    private @Nullable Function<List<String>, ProcessBuilder> programs;

    /**
     * @param home     where relative paths start, such as those of rejects files
     * @param settings those of the warehouse among them
     */
    public TestWorkspace(Path home, Map<String, String> settings, PipelineModule... modules) {
        this.home = home;
        List<PipelineModule> all = List.of(modules);
        this.settings = Settings.of(
                settings,
                all.stream().flatMap(module -> module.settings().stream()).toArray(Class<?>[]::new));
        this.modules = Modules.install(all, this.settings, home);
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
        return "test";
    }

    @Override
    public PrintStream out() {
        return outStream;
    }

    @Override
    public PrintStream err() {
        return errStream;
    }

    /** What was printed so far. */
    public String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** What was complained of so far. */
    public String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Of the last {@link #run}. */
    public RunResult lastRun() {
        if (lastRun == null) {
            throw new IllegalStateException("nothing was run");
        }
        return lastRun;
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
        return InputFile.open(name, System.in, home.resolve(paths.spool()));
    }

    @Override
    public PipelineRunner runner() {
        return new PipelineRunner(modules, settings, home, clock(), version());
    }

    /** As a run makes it; whoever takes it closes it. */
    public Warehouse newWarehouse() {
        Warehouse warehouse =
                Warehouse.open(settings.read(WarehouseSettings.class), home, modules.dataSourceWrappers());
        modules.migrate(warehouse);
        return warehouse;
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
            lastRun = result;
            outStream.println(result.state() + " " + result.accounting());
            return result.state().exitCode();
        }
    }

    /**
     * Gives it a program that can be started.
     *
     * @param made from the words behind {@code ./pipeline}
     */
    public TestWorkspace with(Function<List<String>, ProcessBuilder> made) {
        programs = made;
        return this;
    }

    @Override
    public ProcessBuilder program(List<String> words) {
        return programs == null ? Workspace.super.program(words) : programs.apply(words);
    }

    @Override
    public Stopping onStop(Runnable requestStop) {
        return () -> {};
    }
}
