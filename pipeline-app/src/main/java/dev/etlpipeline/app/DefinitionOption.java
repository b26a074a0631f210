package dev.etlpipeline.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names the pipeline definition; commands that work by one have it. */
final class DefinitionOption {

    @Option(
            names = {"-d", "--definition"},
            paramLabel = "FILE",
            description = "The pipeline definition (default: paths.definition, seeds/pipelines/customers.yaml).")
    @Nullable
    Path file;
}
