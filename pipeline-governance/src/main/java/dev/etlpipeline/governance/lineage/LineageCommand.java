package dev.etlpipeline.governance.lineage;

import dev.etlpipeline.core.module.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Where data comes from. */
@Command(
        name = "lineage",
        description = "Shows where the target's columns and rows come from.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline lineage show                       every column of the target",
            "  pipeline lineage show calculated_risk       one of them, as a tree",
            "  pipeline lineage show --html lineage.html   the picture",
            "  pipeline lineage row C000123                which file, record and run"
        })
final class LineageCommand implements Runnable {

    @Spec
    CommandSpec spec = CommandSpec.create();

    private LineageCommand() {}

    /** With all that is below it. */
    static CommandLine of(Workspace workspace) {
        return new CommandLine(new LineageCommand())
                .addSubcommand(new ShowCommand(workspace))
                .addSubcommand(new RowCommand(workspace));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
