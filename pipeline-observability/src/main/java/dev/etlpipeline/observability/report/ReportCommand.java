package dev.etlpipeline.observability.report;

import dev.etlpipeline.core.module.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The reports there are. */
@Command(
        name = "report",
        description = "Writes reports.",
        footerHeading = "%nExamples:%n",
        footer = {"  pipeline report run last", "  pipeline report run 20260102T030405Z-a1b2c3 --output run.html"})
final class ReportCommand implements Runnable {

    @Spec
    CommandSpec spec = CommandSpec.create();

    private ReportCommand() {}

    /** With its subcommands. */
    static CommandLine create(Workspace workspace) {
        return new CommandLine(new ReportCommand()).addSubcommand(new RunReportCommand(workspace));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which report? There is: run.");
    }
}
