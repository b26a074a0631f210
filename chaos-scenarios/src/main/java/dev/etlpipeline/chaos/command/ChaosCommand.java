package dev.etlpipeline.chaos.command;

import dev.etlpipeline.core.module.Workspace;
import java.io.InputStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups what has to do with drills. */
@Command(
        name = "chaos",
        description = "Breaks a pipeline on purpose, beside yours, and shows what becomes of the data.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline chaos list                             the drills, their faults",
            "  pipeline chaos run database-loss                a drill, in two minutes",
            "  pipeline chaos run database-loss --fault all    every fault of it",
            "  pipeline chaos run database-loss --fault commit-cut",
            "  pipeline chaos run database-loss --without-protection",
            "  pipeline chaos report                           what they came to",
            "  pipeline chaos lesson database-loss             what was learned"
        })
public final class ChaosCommand implements Runnable {

    @Spec
    CommandSpec spec = CommandSpec.create();

    private ChaosCommand() {}

    /** The command with those beneath it. */
    public static CommandLine of(Workspace workspace) {
        return of(workspace, System.in);
    }

    /** @param in where answers are typed */
    public static CommandLine of(Workspace workspace, InputStream in) {
        return new CommandLine(new ChaosCommand())
                .addSubcommand(new ListCommand(workspace))
                .addSubcommand(new RunDrillCommand(workspace))
                .addSubcommand(new ReportCommand(workspace))
                .addSubcommand(new LessonCommand(workspace, in));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
