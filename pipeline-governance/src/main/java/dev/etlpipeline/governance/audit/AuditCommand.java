package dev.etlpipeline.governance.audit;

import dev.etlpipeline.core.module.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What runs and people did. */
@Command(
        name = "audit",
        description = "Shows what runs and people did, and whether that record is whole.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline audit verify                       whether anything was tampered with",
            "  pipeline audit report --pdf january.pdf     what happened, for an auditor",
            "  pipeline audit who-changed C000123          which runs changed a row",
            "  pipeline audit anchor                       writes down where it stands now"
        })
final class AuditCommand implements Runnable {

    @Spec
    CommandSpec spec = CommandSpec.create();

    private AuditCommand() {}

    /** With all that is below it. */
    static CommandLine of(Workspace workspace, AuditKeys keys, Personal personal, AnchorFile anchors) {
        return new CommandLine(new AuditCommand())
                .addSubcommand(new VerifyCommand(workspace, keys, anchors))
                .addSubcommand(new ReportCommand(workspace))
                .addSubcommand(new WhoChangedCommand(workspace, keys, personal))
                .addSubcommand(new AnchorCommand(workspace, anchors));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
