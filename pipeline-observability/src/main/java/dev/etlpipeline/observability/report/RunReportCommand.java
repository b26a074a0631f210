package dev.etlpipeline.observability.report;

import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.settings.PathSettings;
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

/** Writes the report of one run. */
@Command(
        name = "run",
        description = "Writes a run's report: rows, throughput, stages, rejects, memory, APIs, SQL, on one page.",
        footerHeading = "%nExamples:%n",
        footer = {"  pipeline report run last", "  pipeline report run 20260102T030405Z-a1b2c3 --output run.html"})
final class RunReportCommand implements Callable<Integer> {

    private static final String LAST = "last";
    private static final int USUAL_WIDTH = 80;

    private final Workspace workspace;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RUN", description = "A run's id, as much of it as only that one begins with, or last.")
    String wanted = "";

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where to write the page (default: <run>.html in paths.reports).")
    @Nullable
    Path output;

    RunReportCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() throws IOException {
        FiguresFolder folder = new FiguresFolder(
                workspace
                        .home()
                        .resolve(workspace.settings().read(PathSettings.class).reports()),
                Integer.MAX_VALUE);
        RunFigures figures = folder.read(run(folder)).orElseThrow();
        AuditCheck.Answer answer = AuditCheck.compare(workspace, figures);
        Path file = file(figures);
        Files.writeString(file, ReportPage.of(figures, answer));
        SummaryLines.of(figures).forEach(this::told);
        told(answer.words());
        workspace.out().println("The page: " + file);
        workspace.out().flush();
        return answer.differs() ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private void told(String line) {
        int width = workspace.terminal().live() ? workspace.terminal().width() : USUAL_WIDTH;
        Wrapped.lines("", "  ", line, width).forEach(workspace.out()::println);
    }

    private String run(FiguresFolder folder) throws IOException {
        List<String> all = folder.runs();
        if (all.isEmpty()) {
            throw misuse("There are no figures of runs in " + folder + " yet: ./pipeline run leaves them there, unless"
                    + " observability.report.enabled is false");
        }
        if (wanted.equals(LAST)) {
            return all.get(0);
        }
        List<String> found = all.stream()
                .filter(run -> !wanted.isEmpty() && run.startsWith(wanted))
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        throw misuse(
                found.isEmpty()
                        ? "There are no figures of a run " + wanted + " in " + folder + ": the last one there is "
                                + all.get(0) + "; observability.report.keep says how many are kept"
                        : found.size() + " runs begin with " + wanted + ": the last one is " + found.get(0));
    }

    private Path file(RunFigures figures) throws IOException {
        if (output == null) {
            Path reports = workspace
                    .home()
                    .resolve(workspace.settings().read(PathSettings.class).reports());
            return reports.resolve(figures.run() + ".html");
        }
        Path folder = output.toAbsolutePath().getParent();
        if (Files.isDirectory(output) || folder == null || !Files.isDirectory(folder)) {
            throw misuse("--output " + output + ": is no file in a folder that is there");
        }
        return output;
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message + ".");
    }
}
