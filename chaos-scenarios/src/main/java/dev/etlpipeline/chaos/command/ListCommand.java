package dev.etlpipeline.chaos.command;

import dev.etlpipeline.chaos.experiment.Drill;
import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.DrillRun;
import dev.etlpipeline.chaos.experiment.Experiment;
import dev.etlpipeline.chaos.experiment.Protection;
import dev.etlpipeline.chaos.experiment.Speed;
import dev.etlpipeline.core.module.Workspace;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Lists drills, faults and what negative controls take away. */
@Command(
        name = "list",
        description = "Lists the drills, their faults, and what can be taken away.",
        footerHeading = "%nExample:%n",
        footer = "  pipeline chaos list")
final class ListCommand implements Callable<Integer> {

    private final Workspace workspace;

    ListCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        PrintStream out = workspace.out();
        DrillContext context = new DrillContext(workspace.home(), workspace.home(), 1, Speed.DEMO, null, null);
        for (Drill drill : Drills.ALL) {
            out.println(drill.name() + ": " + drill.title());
            for (Experiment<?> experiment : drill.experiments(context)) {
                out.printf(Locale.ROOT, "  --fault %-20s %s%n", experiment.fault(), experiment.title());
            }
            if (!drill.inTwoMinutes().isEmpty()) {
                out.println("  without --fault, in two minutes: " + String.join(", ", drill.inTwoMinutes()));
                out.println("  --fault " + DrillRun.ALL + ", or --speed full: all of them");
            }
            for (Protection protection : drill.protections()) {
                out.printf(Locale.ROOT, "  --without-protection=%-16s %s%n", protection.name(), protection.title());
            }
        }
        return ExitCode.OK;
    }
}
