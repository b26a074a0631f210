package dev.etlpipeline.app;

import dev.etlpipeline.core.definition.DefinitionReader;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.engine.PipelineRunner;
import dev.etlpipeline.core.module.Modules;
import dev.etlpipeline.core.module.NameTakenException;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.settings.PathSettings;
import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.settings.SettingsException;
import dev.etlpipeline.core.settings.SettingsLoader;
import dev.etlpipeline.core.settings.WarehouseSettings;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * What the commands work with. Where settings or modules can't be used it still stands, so that help and the settings reference
 * can be read; whoever asks for settings then gets the refusal.
 */
final class App {

    private final Path home;
    private final Screen screen;
    private final List<PipelineModule> found;
    private final @Nullable Settings settings;
    private final Modules modules;
    private final @Nullable RuntimeException refusal;

    private App(
            Path home,
            Screen screen,
            List<PipelineModule> found,
            @Nullable Settings settings,
            Modules modules,
            @Nullable RuntimeException refusal) {
        this.home = home;
        this.screen = screen;
        this.found = found;
        this.settings = settings;
        this.modules = modules;
        this.refusal = refusal;
    }

    /** Loads the settings and installs the modules. */
    static App assemble(List<PipelineModule> found, SettingsOptions options, Screen screen) {
        Path home = Path.of(System.getProperty("pipeline.home", "")).toAbsolutePath();
        return assemble(found, options, screen, home, System.getenv());
    }

    static App assemble(
            List<PipelineModule> found,
            SettingsOptions options,
            Screen screen,
            Path home,
            Map<String, String> environment) {
        List<Class<?>> mappings =
                found.stream().flatMap(module -> module.settings().stream()).toList();
        try {
            Settings settings = new SettingsLoader(home, environment)
                    .load(options.profile, options.file, options.overrides, mappings);
            Modules modules = Modules.install(found, settings);
            PipelineRunner.catalogue(modules); // refuses what only core's own steps and rules may be called
            return new App(home, screen, found, settings, modules, null);
        } catch (SettingsException | NameTakenException e) {
            return new App(home, screen, found, null, new Modules(), e);
        }
    }

    /**
     * Opens the log file, before a command does anything; help leaves no trace.
     *
     * @throws SettingsException where it can't be written
     */
    void begin() {
        if (settings != null) {
            LogFile.open(home.resolve(settings.read(PathSettings.class).logs()));
            settings.warnings().forEach(LoggerFactory.getLogger(App.class)::warn);
        }
    }

    Path home() {
        return home;
    }

    Screen screen() {
        return screen;
    }

    List<PipelineModule> found() {
        return found;
    }

    /** @throws RuntimeException the {@link #refusal()}, where there is one */
    Settings settings() {
        if (settings == null) {
            throw refusal == null ? new IllegalStateException("neither settings nor a refusal") : refusal;
        }
        return settings;
    }

    /** Why settings or modules can't be used, where they can't: written for people. */
    Optional<RuntimeException> refusal() {
        return Optional.ofNullable(refusal);
    }

    Modules modules() {
        return modules;
    }

    /**
     * Reads the pipeline definition.
     *
     * @param named by the user, or null for the one that settings name
     * @throws dev.etlpipeline.core.definition.DefinitionException with every problem found
     */
    PipelineDefinition definition(@Nullable Path named) {
        Path file = named != null
                ? named
                : PathText.shortened(inHome(settings().read(PathSettings.class).definition()));
        return definition(file, modules);
    }

    static PipelineDefinition definition(Path file, Modules modules) {
        return new DefinitionReader().read(file, PipelineRunner.catalogue(modules));
    }

    /** The engine; whoever takes it closes it. */
    PipelineRunner runner() throws IOException {
        return new PipelineRunner(modules, settings(), home, Clock.systemUTC(), Version.number());
    }

    /**
     * The warehouse as it stands, to be read; whoever takes it closes it.
     *
     * @param reader who reads, for others who find an embedded one in use
     * @throws dev.etlpipeline.core.warehouse.WarehouseException where there is none, or it can't be opened
     */
    Warehouse existingWarehouse(String reader) {
        return Warehouse.openExisting(
                settings().read(WarehouseSettings.class),
                home,
                modules.dataSourceWrappers(),
                reader + " (process " + ProcessHandle.current().pid() + ")");
    }

    /** A path out of the settings: relative ones start at the project's folder. */
    Path inHome(String path) {
        return home.resolve(path);
    }
}
