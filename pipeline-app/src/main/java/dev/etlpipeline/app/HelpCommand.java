package dev.etlpipeline.app;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What {@code --help} shows, for those who ask for it as for a command. */
@Command(
        name = "help",
        description = "Shows this help, or that of a command.",
        footerHeading = "%nExamples:%n",
        footer = "  pipeline help run")
final class HelpCommand implements Runnable {

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "COMMAND", arity = "0..1", description = "The command to show the help of.")
    @Nullable
    String command;

    @Override
    public void run() {
        CommandLine all = spec.parent().commandLine();
        CommandLine asked = command == null ? all : all.getSubcommands().get(command);
        if (asked == null) {
            throw new ParameterException(all, "There is no command " + command + " to show the help of.");
        }
        asked.usage(all.getOut());
    }
}
