package dev.etlpipeline.app;

import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.settings.PathSettings;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the file; commands that read one have it. */
final class InputOption {

    @Option(
            names = {"-i", "--input"},
            paramLabel = "FILE|-",
            description = "The file to read: CSV, .gz, or .zip with one entry; - is standard input"
                    + " (default: paths.input, seeds/customers.csv).")
    @Nullable
    String input;

    /** As the user named it, or as the settings do. */
    String name(App app) {
        return name(app, input);
    }

    private static String name(App app, @Nullable String named) {
        return named != null
                ? named
                : PathText.shortened(app.inHome(
                                app.settings().read(PathSettings.class).input()))
                        .toString();
    }

    /** For people. */
    String shown(App app) {
        String name = name(app);
        return name.equals(InputFile.STDIN) ? "standard input" : name;
    }

    /** @return to be closed by the caller */
    InputFile open(App app) throws IOException {
        return open(app, input);
    }

    /**
     * For commands that take the file without an option.
     *
     * @param named by the user, or null for the one that settings name
     * @return to be closed by the caller
     */
    static InputFile open(App app, @Nullable String named) throws IOException {
        PathSettings paths = app.settings().read(PathSettings.class);
        return InputFile.open(name(app, named), System.in, app.inHome(paths.spool()));
    }
}
