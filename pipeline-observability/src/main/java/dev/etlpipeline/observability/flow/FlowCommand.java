package dev.etlpipeline.observability.flow;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.observability.report.KeptRuns;
import dev.etlpipeline.observability.report.RunFigures;
import java.io.IOException;
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

/** Draws the way of a row. Changes nothing. */
@Command(
        name = "flow",
        description =
                "Draws the way of a row, with the places where rows queue, slow down or get lost, as measured in a"
                        + " run.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline flow",
            "  pipeline flow last --mermaid",
            "  pipeline flow none --definition seeds/pipelines/orders.yaml"
        })
public final class FlowCommand implements Callable<Integer> {

    private static final String LAST = "last";
    private static final String NONE = "none";

    private final Workspace workspace;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            defaultValue = LAST,
            description =
                    "Whose times: a run's id, as much of it as only that one begins with; last, which is used where"
                            + " nothing is named; or none.")
    String wanted = LAST;

    @Option(names = "--definition", paramLabel = "FILE", description = "The pipeline (default: paths.definition).")
    @Nullable
    Path definition;

    @Option(names = "--mermaid", description = "Prints it as a Mermaid flowchart, for a page.")
    boolean mermaid;

    /** @param workspace of the command line */
    public FlowCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() throws IOException {
        PipelineDefinition read = workspace.definition(definition);
        Flow flow = FlowOf.of(read, workspace.settings(), figures(read));
        workspace.out().print(mermaid ? FlowDrawing.of(flow) : FlowText.of(flow));
        workspace.out().flush();
        return ExitCode.OK;
    }

    private @Nullable RunFigures figures(PipelineDefinition read) throws IOException {
        if (wanted.equals(NONE)) {
            return null;
        }
        List<RunFigures> found = KeptRuns.of(workspace).runs().stream()
                .filter(run -> run.pipeline().equals(read.name()))
                .filter(run -> wanted.equals(LAST) || run.run().startsWith(wanted))
                .toList();
        boolean one = found.stream().map(RunFigures::run).distinct().count() == 1;
        if (!one && !wanted.equals(LAST)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "There are no figures of one run of " + read.name() + " that begins with " + wanted
                            + ": ./pipeline flow none draws without.");
        }
        return found.isEmpty() ? null : found.get(found.size() - 1);
    }
}
