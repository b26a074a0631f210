package dev.etlpipeline.chaos.command;

import dev.etlpipeline.chaos.experiment.DrillResult;
import dev.etlpipeline.chaos.experiment.ExperimentResult;
import dev.etlpipeline.chaos.show.DrillFolder;
import dev.etlpipeline.chaos.show.RecoveryTimes;
import dev.etlpipeline.chaos.show.Reports;
import dev.etlpipeline.core.module.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what drills came to, makes their pages anew, and collects the times. */
@Command(
        name = "report",
        description = "Says what the drills that were run came to, and makes report.html anew from each journal.json.",
        footerHeading = "%nExamples:%n",
        footer = {"  pipeline chaos report", "  pipeline chaos report target/drills/database-loss"})
final class ReportCommand implements Callable<Integer> {

    private static final String PAGE = "docs/resilience/recovery-times.md";

    private final Workspace workspace;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "Where drills, or one of them, left it (default: target/drills).")
    @Nullable
    Path folder;

    @Option(
            names = "--times",
            arity = "0..1",
            paramLabel = "PAGE",
            fallbackValue = PAGE,
            description =
                    "Also writes the recovery times of all runs since target was last cleaned between the marks of"
                            + " this page (" + PAGE + " where none is named).")
    @Nullable
    Path times;

    ReportCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() throws IOException {
        Path root = folder == null ? workspace.home().resolve("target/drills") : folder;
        List<DrillFolder> drills = DrillFolder.under(root);
        if (drills.isEmpty()) {
            throw wrong("no drill was run in " + root + "; ./pipeline chaos run DRILL runs one");
        }
        for (DrillFolder drill : drills) {
            tell(drill);
        }
        if (times != null) {
            write(drills, workspace.home().resolve(times));
        }
        workspace.out().flush();
        return 0;
    }

    private void tell(DrillFolder drill) throws IOException {
        Optional<DrillResult> last = drill.last();
        if (last.isPresent()) {
            tell(last.get());
        }
        for (DrillResult control : drill.controls()) {
            tell(control);
        }
        Path page = new Reports(workspace.home()).write(drill, workspace.clock().instant());
        workspace.out().println("  " + RunDrillCommand.shown(page));
    }

    private void tell(DrillResult drill) {
        String without = drill.without() == null ? "" : " without " + drill.without();
        line(
                "%s%s: %s (%s, seed %d)",
                drill.drill(), without, drill.verdict(), drill.started().toString(), drill.seed());
        for (ExperimentResult one : drill.experiments()) {
            line("  %-8s %-20s %s", one.verdict(), one.fault(), one.reason());
        }
    }

    private void line(String format, Object... values) {
        workspace.out().println(String.format(Locale.ROOT, format, values).stripTrailing());
    }

    private void write(List<DrillFolder> drills, Path page) throws IOException {
        if (!Files.isRegularFile(page)) {
            throw wrong("--times: there is no page " + page);
        }
        List<DrillResult> runs = new ArrayList<>();
        for (DrillFolder drill : drills) {
            runs.addAll(drill.past());
        }
        RecoveryTimes collected = new RecoveryTimes(runs);
        if (collected.isEmpty()) {
            throw wrong("--times: no experiment has PASSED yet, so there are no times to write");
        }
        try {
            collected.writeInto(page);
        } catch (IllegalArgumentException e) {
            throw wrong("--times: " + e.getMessage());
        }
        line("Times of %d runs: %s", runs.size(), RunDrillCommand.shown(page));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
