package dev.etlpipeline.governance.quality;

import dev.etlpipeline.core.module.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How good data is. */
@Command(
        name = "quality",
        description = "Tells how good the data of runs is, and which rules a file could be held to.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline quality report",
            "  pipeline quality report --html quality.html",
            "  pipeline quality explain last 17",
            "  pipeline quality suggest customers.csv"
        })
final class QualityCommand implements Runnable {

    @Spec
    CommandSpec spec = CommandSpec.create();

    private QualityCommand() {}

    /** With its subcommands. */
    static CommandLine create(Workspace workspace) {
        return new CommandLine(new QualityCommand())
                .addSubcommand(new QualityReportCommand(workspace))
                .addSubcommand(new ExplainCommand(workspace))
                .addSubcommand(new SuggestCommand(workspace));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What about quality? There are: report, explain, suggest.");
    }
}
