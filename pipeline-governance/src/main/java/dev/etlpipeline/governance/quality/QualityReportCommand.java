package dev.etlpipeline.governance.quality;

import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.governance.quality.QualityReader.TrendPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the scores of a run, what broke which rule how often, and the runs before. Changes nothing. */
@Command(
        name = "report",
        description = "Shows a run's scores by dimension, its broken rules with shapes of broken values (never values),"
                + " and the trend over the runs before it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline quality report",
            "  pipeline quality report 20260102T030405Z-a1b2c3 --runs 30",
            "  pipeline quality report --html quality.html"
        })
final class QualityReportCommand implements Callable<Integer> {

    private final Workspace workspace;
    private final QualityReader reader = new QualityReader();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RUN",
            defaultValue = JudgedRuns.LAST,
            description = "The beginning of a run's id, or last (default).")
    String run = JudgedRuns.LAST;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many runs the trend shows, from 1 to 1000 (default: 10).")
    int runs;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Writes the report there too, as one page that needs nothing else.")
    @Nullable
    Path html;

    QualityReportCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() throws IOException {
        if (runs < 1 || runs > 1_000) {
            throw misuse("--runs must be from 1 to 1000, but is " + runs);
        }
        Path page = page();
        QualityReport report = report();
        workspace.out().print(QualityReportText.of(report));
        if (page != null) {
            Files.writeString(page, QualityReportPage.of(report));
            workspace.out().println("The page: " + page);
        }
        workspace.out().flush();
        return ExitCode.OK;
    }

    private QualityReport report() {
        try {
            return new JudgedRuns(workspace).ask("./pipeline quality report", run, (connection, found) -> {
                List<TrendPoint> trend = reader.trend(connection, found, runs);
                return new QualityReport(found, trend);
            });
        } catch (JudgedRuns.UnknownRun e) {
            throw misuse(String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Path page() {
        Path file = html;
        if (file == null) {
            return null;
        }
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder)) {
            throw misuse("--html " + file + ": is no file in a folder that is there");
        }
        return file;
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message + ".");
    }
}
