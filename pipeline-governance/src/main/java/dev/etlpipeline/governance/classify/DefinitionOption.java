package dev.etlpipeline.governance.classify;

import dev.etlpipeline.core.module.Workspace;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which definition a command is about. */
final class DefinitionOption {

    @Option(
            names = {"-d", "--definition"},
            paramLabel = "FILE",
            description = "The pipeline definition (default: the one that settings name).")
    @Nullable
    Path definition;

    DefinitionFile in(Workspace workspace) {
        return new DefinitionFile(workspace, definition);
    }

    /** The words that name it again, for what is to be typed next. */
    java.util.List<String> words() {
        return definition == null ? java.util.List.of() : java.util.List.of("--definition", definition.toString());
    }
}
