package dev.etlpipeline.app;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Shows the help of a command, however deep it lies. */
@Command(
        name = "help",
        description = "Shows the help of a command.",
        footerHeading = "%nExamples:%n",
        footer = {"  pipeline help run", "  pipeline help runs show"})
final class HelpCommand implements Runnable {

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "The command; all of them where none is named.")
    List<String> path = new ArrayList<>();

    @Override
    public void run() {
        CommandLine at = spec.commandLine().getParent();
        for (String name : path) {
            CommandLine below = at.getSubcommands().get(name);
            if (below == null) {
                throw unknown(at, name);
            }
            at = below;
        }
        at.usage(at.getOut());
    }

    /** With the nearest names, as for a command that is typed wrongly. */
    private static ParameterException unknown(CommandLine at, String name) {
        return new UnmatchedArgumentException(at, List.of(name));
    }
}
