package dev.etlpipeline.resilience.quarantine;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose records a command is about, where no definition says it. */
final class PipelineOption {

    @Option(names = "--pipeline", paramLabel = "NAME", description = "Only those of this pipeline.")
    @Nullable
    String pipeline;

    Selection in(Selection selection) {
        return pipeline == null ? selection : selection.ofPipeline(pipeline);
    }
}
