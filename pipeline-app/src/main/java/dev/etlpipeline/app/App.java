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
import dev.etlpipeline.core.settings.UsableSettings;
import dev.etlpipeline.core.settings.WarehouseSettings;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * What the commands work with. Where settings or modules can't be used it still stands, so that help and the settings reference
 * can be read; whoever asks for settings then gets the refusal.
 */
final class App {

    private final Start start;
    private final @Nullable Settings settings;
    private final Modules modules;
    private final @Nullable RuntimeException refusal;
    private final Set<String> replaced;

    /** What there is before settings are. */
    private record Start(
            List<PipelineModule> found,
            SettingsOptions options,
            Screen screen,
            Path home,
            Map<String, String> environment) {

        List<Class<?>> mappings() {
            return found.stream().flatMap(module -> module.settings().stream()).toList();
        }

        SettingsLoader loader() {
            return new SettingsLoader(home, environment);
        }

        Modules install(Settings settings) {
            Modules modules = Modules.install(found, settings, home);
            PipelineRunner.catalogue(modules); // refuses what only core's own steps and rules may be called
            return modules;
        }
    }

    private App(
            Start start,
            @Nullable Settings settings,
            Modules modules,
            @Nullable RuntimeException refusal,
            Set<String> replaced) {
        this.start = start;
        this.settings = settings;
        this.modules = modules;
        this.refusal = refusal;
        this.replaced = replaced;
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
        Start start = new Start(found, options, screen, home, environment);
        try {
            Settings settings = start.loader().load(options.profile, options.file, options.overrides, start.mappings());
            return new App(start, settings, start.install(settings), null, Set.of());
        } catch (SettingsException | NameTakenException e) {
            return new App(start, null, new Modules(), e, Set.of());
        }
    }

    /**
     * This, where nothing was refused. Else one that has settings in spite of the refusal: built-in defaults stand in for
     * what is wrong. For a command that looks at everything else too; not to run with.
     */
    App inSpiteOfRefusal() {
        if (refusal == null) {
            return this;
        }
        SettingsOptions options = start.options();
        UsableSettings usable =
                start.loader().usable(options.profile, options.file, options.overrides, start.mappings());
        return new App(start, usable.settings(), installed(usable.settings()), refusal, usable.replaced());
    }

    private Modules installed(Settings usable) {
        try {
            return start.install(usable);
        } catch (NameTakenException | SettingsException e) {
            return new Modules(); // for settings it is the refusal already, or follows from it
        }
    }

    /** Keys for whose values built-in defaults stand in; see {@link #inSpiteOfRefusal}. */
    Set<String> replaced() {
        return replaced;
    }

    /**
     * Opens the log file, before a command does anything; help leaves no trace.
     *
     * @throws SettingsException where it can't be written
     */
    void begin() {
        if (settings != null) {
            LogFile.open(start.home().resolve(settings.read(PathSettings.class).logs()));
            settings.warnings().forEach(LoggerFactory.getLogger(App.class)::warn);
        }
    }

    /**
     * A command as it is to be typed for the settings that hold here.
     *
     * @param words the command's, with {@code ./pipeline} or without
     */
    String command(String words) {
        String program = CommandText.of(List.of());
        return (words.startsWith(program + " ") ? words : program + " " + words)
                + start.options().typed();
    }

    /**
     * The program in a process of its own, for the settings that hold here; not started yet.
     *
     * @param words behind {@code ./pipeline}
     */
    ProcessBuilder program(List<String> words) {
        return ProgramProcess.of(words, start.options().arguments());
    }

    Path home() {
        return start.home();
    }

    Screen screen() {
        return start.screen();
    }

    List<PipelineModule> found() {
        return start.found();
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
        return new PipelineRunner(modules, settings(), home(), Clock.systemUTC(), Version.number());
    }

    /**
     * The warehouse as it stands, to be read; whoever takes it closes it.
     *
     * @param reader who reads, for others who find an embedded one in use
     * @throws dev.etlpipeline.core.warehouse.WarehouseException where there is none, or it can't be opened
     */
    Warehouse existingWarehouse(String reader) {
        return Warehouse.openExisting(
                settings().read(WarehouseSettings.class), home(), modules.dataSourceWrappers(), named(reader));
    }

    /**
     * The warehouse, made where it is an embedded one that is not there yet; whoever takes it closes it.
     *
     * @param user who uses it, for others who find an embedded one in use
     */
    Warehouse warehouse(String user) {
        return Warehouse.open(
                settings().read(WarehouseSettings.class), home(), modules.dataSourceWrappers(), named(user));
    }

    private static String named(String user) {
        return user + " (process " + ProcessHandle.current().pid() + ")";
    }

    /** A path out of the settings: relative ones start at the project's folder. */
    Path inHome(String path) {
        return home().resolve(path);
    }
}
