package dev.etlpipeline.observability.energy;

import dev.etlpipeline.core.module.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What runs cost the climate. */
@Command(
        name = "energy",
        description = "Tells what runs took and gave off, estimated from their CPU time.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline energy report --since 30d",
            "  pipeline energy report --html energy.html",
            "  pipeline energy compare 20260102T030405Z-a1b2c3 last"
        })
final class EnergyCommand implements Runnable {

    @Spec
    CommandSpec spec = CommandSpec.create();

    private EnergyCommand() {}

    /** With its subcommands. */
    static CommandLine create(Workspace workspace, FootprintModel model, EnergySettings settings) {
        return new CommandLine(new EnergyCommand())
                .addSubcommand(new EnergyReportCommand(workspace, model, settings))
                .addSubcommand(new CompareCommand(workspace, model));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What about energy? There are: report, compare.");
    }
}
