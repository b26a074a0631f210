package dev.etlpipeline.chaos.command;

import dev.etlpipeline.chaos.experiment.Drill;
import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.DrillRun;
import dev.etlpipeline.chaos.experiment.Experiment;
import dev.etlpipeline.chaos.experiment.Protection;
import dev.etlpipeline.chaos.experiment.Speed;
import dev.etlpipeline.chaos.show.Lines;
import dev.etlpipeline.core.module.Workspace;
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

    private static final int WIDTH = 80;

    /** Columns before what is said of a fault. */
    private static final int HEAD = 31;

    private final Workspace workspace;

    ListCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        DrillContext context = new DrillContext(workspace.home(), workspace.home(), 1, Speed.DEMO, null, null);
        for (Drill drill : Drills.ALL) {
            told(drill.name() + ": ", 2, drill.title());
            for (Experiment<?> experiment : drill.experiments(context)) {
                told(String.format(Locale.ROOT, "  --fault %-20s ", experiment.fault()), HEAD, experiment.title());
            }
            if (!drill.inTwoMinutes().isEmpty()) {
                told("  without --fault, in two minutes: ", HEAD, String.join(", ", drill.inTwoMinutes()));
                workspace.out().println("  --fault " + DrillRun.ALL + ", or --speed full: all of them");
            }
            for (Protection protection : drill.protections()) {
                told(
                        String.format(Locale.ROOT, "  --without-protection=%-16s ", protection.name()),
                        HEAD,
                        protection.title());
            }
        }
        return ExitCode.OK;
    }

    /** @param indent of lines behind the first */
    private void told(String head, int indent, String text) {
        Lines.under(head, indent, text, WIDTH).forEach(workspace.out()::println);
    }
}
