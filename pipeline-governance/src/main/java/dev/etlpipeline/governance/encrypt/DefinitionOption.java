package dev.etlpipeline.governance.encrypt;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which pipeline. */
final class DefinitionOption {

    @Option(
            names = "--definition",
            paramLabel = "FILE",
            description = "The pipeline definition (default: the one that settings name).")
    @Nullable
    Path file;
}
