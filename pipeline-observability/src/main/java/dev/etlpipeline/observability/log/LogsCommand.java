package dev.etlpipeline.observability.log;

import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.settings.PathSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What reads the files of JSON lines. */
@Command(
        name = "logs",
        description = "Searches what runs have logged.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline logs trace last                 the story of the last run",
            "  pipeline logs search --level WARN --since 2h",
            "  pipeline logs top                        what goes wrong most"
        })
final class LogsCommand implements Runnable {

    private final Workspace workspace;

    @Spec
    CommandSpec spec = CommandSpec.create();

    private LogsCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    static CommandLine of(Workspace workspace) {
        return new CommandLine(new LogsCommand(workspace))
                .addSubcommand(new SearchCommand(workspace))
                .addSubcommand(new TraceCommand(workspace))
                .addSubcommand(new TopCommand(workspace))
                .addSubcommand(new EventsCommand(workspace));
    }

    @Override
    public void run() {
        spec.commandLine().usage(workspace.out());
    }

    /**
     * The files, oldest lines first.
     *
     * @throws ParameterException where there is nothing to look at
     */
    static List<LogFileName> files(Workspace workspace, CommandSpec spec) {
        Path folder = workspace
                .home()
                .resolve(workspace.settings().read(PathSettings.class).logs());
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "There are no logs yet: the folder " + folder + " (paths.logs) is not there. Runs make it.");
        }
        try {
            List<LogFileName> files = LogFolder.files(folder);
            if (files.isEmpty()) {
                throw new ParameterException(
                        spec.commandLine(), "There are no logs of runs in " + folder + " (paths.logs) yet.");
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines that could not be read are said, not passed over. */
    static void complain(Workspace workspace, LogReader reader) {
        if (reader.unreadable() > 0) {
            workspace
                    .err()
                    .println(reader.unreadable()
                            + " lines could not be read and are left out: a process was killed in the middle of one, or"
                            + " somebody else wrote there.");
        }
        workspace.out().flush();
    }
}
