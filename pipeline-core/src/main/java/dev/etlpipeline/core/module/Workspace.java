package dev.etlpipeline.core.module;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.engine.PipelineRunner;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a module's command works with, given by the command line. For the thread that the command is called on. What it
 * throws for the user's mistakes is written for people; the command lets it pass.
 */
public interface Workspace {

    /** The project's folder, where relative paths of settings start. */
    Path home();

    Clock clock();

    /** Of the pipeline, as it stands in audit rows. */
    String version();

    /** For results. */
    PrintStream out();

    /** For progress and complaints. */
    PrintStream err();

    /** What the two streams can show. */
    default Terminal terminal() {
        return Terminal.NONE;
    }

    /** Everything that was registered. */
    Modules modules();

    /** @throws dev.etlpipeline.core.settings.SettingsException where settings or modules can't be used */
    SettingsReader settings();

    /**
     * Reads a pipeline definition.
     *
     * @param named by the user, or null for the one that settings name
     * @throws dev.etlpipeline.core.definition.DefinitionException with every problem found
     */
    PipelineDefinition definition(@Nullable Path named);

    /**
     * Opens a file to be loaded; whoever takes it closes it.
     *
     * @param named by the user, {@code -} for standard input, or null for the one that settings name
     */
    InputFile input(@Nullable String named) throws IOException;

    /** The engine; whoever takes it closes it. */
    PipelineRunner runner();

    /**
     * The warehouse, with the tables of core and modules brought up to date; whoever takes it closes it.
     *
     * @param user who uses it, such as {@code ./pipeline backfill}, for others who find an embedded one in use
     * @throws dev.etlpipeline.core.warehouse.WarehouseException where there is none: only runs make an embedded one
     */
    default Warehouse warehouse(String user) {
        Warehouse warehouse = existingWarehouse(user);
        try {
            modules().migrate(warehouse);
            return warehouse;
        } catch (RuntimeException e) {
            warehouse.close();
            throw e;
        }
    }

    /**
     * The warehouse as it stands, to be read; whoever takes it closes it.
     *
     * @param reader as in {@link #warehouse}
     * @throws dev.etlpipeline.core.warehouse.WarehouseException where there is none
     */
    Warehouse existingWarehouse(String reader);

    /**
     * Runs the pipeline as {@code pipeline run} does: with progress, Ctrl-C after the chunk in hand, and a summary.
     *
     * @return the exit code
     */
    int run(RunRequest request, Output output);

    /**
     * Makes Ctrl-C and SIGTERM call this instead of ending the process, until what is returned is closed; the process ends then
     * by itself, or after five minutes.
     *
     * @param requestStop called once, on another thread
     */
    Stopping onStop(Runnable requestStop);

    /**
     * The program once more, in a process of its own, under the settings that hold here: not started yet, its streams are
     * the caller's to say. It is not this process's terminal that it prints to.
     *
     * @param words behind {@code ./pipeline}
     * @throws UnsupportedOperationException where it is not known how the program is started
     */
    default ProcessBuilder program(List<String> words) {
        throw new UnsupportedOperationException("it is not known here how the program is started");
    }

    /**
     * A command as it is to be typed for the settings that hold here.
     *
     * @param words behind {@code ./pipeline}
     */
    default String command(List<String> words) {
        return "./pipeline " + String.join(" ", words);
    }

    /**
     * Prints what to type next, as {@link #command} has it, folded where it is wider than the terminal.
     *
     * @param words behind {@code ./pipeline}
     * @param note  what it does; may be empty
     */
    default void suggest(List<String> words, String note) {
        out().println("Next: " + command(words) + (note.isEmpty() ? "" : "   (" + note + ")"));
    }

    /** How a run tells its result. */
    enum Output {
        TEXT,
        /** One line, and no progress. */
        QUIET,
        /** One JSON object on standard output. */
        JSON
    }

    /** Ends what {@link #onStop} began. */
    interface Stopping extends AutoCloseable {
        @Override
        void close();
    }
}
