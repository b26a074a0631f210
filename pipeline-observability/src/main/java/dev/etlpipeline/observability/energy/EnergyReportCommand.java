package dev.etlpipeline.observability.energy;

import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.observability.log.Since;
import dev.etlpipeline.observability.report.KeptRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sets what past runs took against what is aimed at. */
@Command(
        name = "report",
        description = "Reports on past runs: energy, CO2e, targets, and what could be saved. Reads what runs left in"
                + " paths.reports, changes nothing.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline energy report --since 30d",
            "  pipeline energy report --html energy.html",
            "  pipeline energy report --since 2026-11-01 --html november.html",
            "  pipeline energy report --json | jq .savings"
        })
final class EnergyReportCommand implements Callable<Integer> {

    private final Workspace workspace;
    private final FootprintModel model;
    private final EnergySettings settings;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Leaves out runs that began before: 30d, 2h, or a time of UTC such as 2026-11-01.")
    @Nullable
    String since;

    @Option(names = "--json", description = "Prints one JSON object on standard output.")
    boolean json;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Writes the report there too, as one page that needs nothing else.")
    @Nullable
    Path html;

    EnergyReportCommand(Workspace workspace, FootprintModel model, EnergySettings settings) {
        this.workspace = workspace;
        this.model = model;
        this.settings = settings;
    }

    @Override
    public Integer call() throws IOException {
        Optional<Instant> from = from();
        KeptRuns kept = KeptRuns.of(workspace);
        if (kept.runs().isEmpty()) {
            throw misuse("There are no figures of runs in " + kept.folder() + " yet: ./pipeline run leaves them there,"
                    + " unless observability.report.enabled is false");
        }
        EnergyReport report =
                EnergyReport.of(kept.runs(), from, workspace.clock().instant(), model, settings);
        if (report.runs().isEmpty()) {
            throw misuse("No run began since " + since + ": the last one did at "
                    + kept.runs().get(kept.runs().size() - 1).started());
        }
        workspace.out().print(json ? EnergyJson.text(report) : EnergyText.of(report));
        kept.unreadable().forEach(file -> workspace.err().println("Left out, because it cannot be read: " + file));
        write(report);
        workspace.out().flush();
        return ExitCode.OK;
    }

    private Optional<Instant> from() {
        if (since == null) {
            return Optional.empty();
        }
        Optional<Instant> from = Since.of(since, workspace.clock());
        if (from.isEmpty()) {
            throw misuse("--since " + since + ": is no time; such as 30d, 2h or 2026-11-01");
        }
        return from;
    }

    private void write(EnergyReport report) throws IOException {
        Path file = html;
        if (file == null) {
            return;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder)) {
            throw misuse("--html " + file + ": is no file in a folder that is there");
        }
        Files.writeString(file, EnergyPage.of(report, settings));
        (json ? workspace.err() : workspace.out()).println("The page: " + file);
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message + ".");
    }
}
