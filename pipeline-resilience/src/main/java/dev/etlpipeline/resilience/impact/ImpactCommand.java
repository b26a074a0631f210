package dev.etlpipeline.resilience.impact;

import dev.etlpipeline.core.control.RunHistory;
import dev.etlpipeline.core.control.RunRecord;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reckons what failures cost, from the runs that the warehouse remembers. Changes nothing there. */
@Command(
        name = "impact",
        description = "Reckons what failures cost: outages and late loads so far, a matrix of risks, and measures with"
                + " their price.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline impact --cost-per-hour 250",
            "  pipeline impact --cost-per-hour 250 --html briefing.html",
            "  pipeline impact --cost-per-hour 250 --set resilience.impact.fresh-within=PT8H"
        })
public final class ImpactCommand implements Callable<Integer> {

    /** Five years of an attempt each half hour. */
    private static final int MOST_RUNS = 100_000;

    private final Workspace workspace;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--cost-per-hour",
            paramLabel = "N",
            description = "What an hour costs in which data that should be loaded are not"
                    + " (default: resilience.impact.cost-per-hour).")
    @Nullable
    Double costPerHour;

    @Option(
            names = "--pipeline",
            paramLabel = "NAME",
            description = "Looks only at runs of this pipeline, such as customers.")
    @Nullable
    String pipeline;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Writes the briefing there too, as one page that needs nothing else.")
    @Nullable
    Path html;

    private ImpactCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Makes {@code ./pipeline impact} known. */
    public static void install(Registry registry) {
        registry.command(ImpactCommand::new);
    }

    @Override
    public Integer call() throws IOException {
        ImpactSettings settings = workspace.settings().read(ImpactSettings.class);
        refuseUnknownFailures(settings);
        double perHour = perHour(settings);
        History history =
                History.of(runs(), settings.freshWithin(), workspace.clock().instant());

        Assessment assessment = Assessment.of(history, settings, perHour);
        workspace.out().print(BriefingText.of(assessment, settings));
        write(assessment, settings);
        workspace.out().flush();
        return ExitCode.OK;
    }

    private double perHour(ImpactSettings settings) {
        double cost = costPerHour != null
                ? costPerHour
                : settings.costPerHour()
                        .orElseThrow(() -> misuse("What does an hour cost in which data that should be loaded are not?"
                                + " Give --cost-per-hour N, or set resilience.impact.cost-per-hour"));
        if (!(cost >= 0) || Double.isInfinite(cost)) {
            throw misuse("--cost-per-hour must be 0 or more, but is " + cost);
        }
        return cost;
    }

    private void refuseUnknownFailures(ImpactSettings settings) {
        TreeSet<String> unknown = new TreeSet<>(settings.assumed().keySet());
        List<String> known = Arrays.stream(Failure.values()).map(Failure::word).toList();
        known.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw misuse("resilience.impact.assumed." + unknown.first() + ": there is no such failure; there are "
                    + String.join(", ", known));
        }
    }

    private List<RunRecord> runs() {
        try (Warehouse warehouse = workspace.existingWarehouse("./pipeline impact")) {
            List<RunRecord> all = new RunHistory(warehouse).latest(MOST_RUNS, null);
            List<RunRecord> wanted = all.stream()
                    .filter(run -> pipeline == null || run.pipeline().equals(pipeline))
                    .toList();
            if (wanted.isEmpty() && !all.isEmpty()) {
                throw misuse("No run of " + pipeline + " is remembered; there are runs of "
                        + all.stream()
                                .map(RunRecord::pipeline)
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(", ")));
            }
            return wanted;
        }
    }

    private void write(Assessment assessment, ImpactSettings settings) throws IOException {
        if (html == null) {
            return;
        }
        Path folder = html.toAbsolutePath().getParent();
        if (Files.isDirectory(html) || folder == null || !Files.isDirectory(folder)) {
            throw misuse("--html " + html + ": is no file in a folder that is there");
        }
        Files.writeString(html, BriefingPage.of(assessment, settings));
        workspace.out().println("The page: " + html);
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message + ".");
    }
}
