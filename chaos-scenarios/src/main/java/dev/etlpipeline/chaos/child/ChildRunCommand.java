package dev.etlpipeline.chaos.child;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.module.Workspace.Output;
import dev.etlpipeline.core.run.RunRequest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Loads a file, as {@code ./pipeline run} does. */
@Command(name = "run")
final class ChildRunCommand implements Callable<Integer> {

    private final Workspace workspace;

    @Option(names = "--input")
    @Nullable
    String input;

    @Option(names = "--definition")
    @Nullable
    Path definition;

    @Option(names = "--limit")
    long limit = Long.MAX_VALUE;

    @Option(names = "--no-enrich")
    boolean noEnrich;

    ChildRunCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() throws Exception {
        PipelineDefinition read = workspace.definition(definition);
        try (InputFile file = workspace.input(input)) {
            return workspace.run(new RunRequest(read, file, limit, false, !noEnrich), Output.QUIET);
        }
    }
}
