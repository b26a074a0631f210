package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.core.module.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Records that were set aside. */
@Command(
        name = "quarantine",
        description = "Shows, mends and replays records that were set aside.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline quarantine list                    what was set aside, and why",
            "  pipeline quarantine export mend.csv         to mend it in a spreadsheet",
            "  pipeline quarantine fix mend.csv            takes it back",
            "  pipeline quarantine replay                  loads what is good now"
        })
final class QuarantineCommand implements Runnable {

    @Spec
    CommandSpec spec = CommandSpec.create();

    private QuarantineCommand() {}

    /** With all that is below it. */
    static CommandLine of(Workspace workspace) {
        return new CommandLine(new QuarantineCommand())
                .addSubcommand(new ListCommand(workspace))
                .addSubcommand(new ShowCommand(workspace))
                .addSubcommand(new ExportCommand(workspace))
                .addSubcommand(new FixCommand(workspace))
                .addSubcommand(new ReplayCommand(workspace))
                .addSubcommand(new DiscardCommand(workspace));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
