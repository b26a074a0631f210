package dev.etlpipeline.observability.gap;

import dev.etlpipeline.core.module.Workspace;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says where runs can fail unseen. Changes nothing. */
@Command(
        name = "gaps",
        description = "Says which failures of runs nobody would see, and what to do first, on one page.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline gaps",
            "  pipeline gaps --html briefing.html",
            "  pipeline gaps --page > docs/observability/gap-analysis.md"
        })
final class GapsCommand implements Callable<Integer> {

    private final Workspace workspace;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Writes the briefing there too, as one page that needs nothing else.")
    @Nullable
    Path html;

    @Option(names = "--page", description = "Print docs/observability/gap-analysis.md, made from the same list.")
    boolean page;

    GapsCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() throws IOException {
        PrintStream out = workspace.out();
        Gaps gaps = Gaps.read();
        if (page) {
            out.print(GapPage.markdown(gaps));
        } else {
            brief(gaps, SoFar.words(workspace), out);
        }
        out.flush();
        return ExitCode.OK;
    }

    private void brief(Gaps gaps, String soFar, PrintStream out) throws IOException {
        out.print(BriefingText.of(gaps, soFar));
        if (html == null) {
            return;
        }
        Path folder = html.toAbsolutePath().getParent();
        if (Files.isDirectory(html) || folder == null || !Files.isDirectory(folder)) {
            throw new ParameterException(
                    spec.commandLine(), "--html " + html + ": is no file in a folder that is there.");
        }
        Files.writeString(html, BriefingPage.of(gaps, soFar, workspace.clock().instant()));
        out.println("The page: " + html);
    }
}
