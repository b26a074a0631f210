package dev.etlpipeline.resilience.ledger;

import dev.etlpipeline.core.definition.DefinitionException;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.settings.PathSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the definition of a run's pipeline: runs know its name, and not its file. */
final class RunDefinition {

    private final Workspace workspace;

    RunDefinition(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * The definition that the user names; else the one that settings name, or one beside it, if it is of that pipeline.
     *
     * @return of another pipeline where there is none of this one
     * @throws DefinitionException where the one that is named has problems
     */
    PipelineDefinition of(String pipeline, @Nullable Path named) {
        PipelineDefinition first = workspace.definition(named);
        if (named != null || first.name().equals(pipeline)) {
            return first;
        }
        return beside().stream()
                .flatMap(file -> read(file).stream())
                .filter(definition -> definition.name().equals(pipeline))
                .findFirst()
                .orElse(first);
    }

    private List<Path> beside() {
        Path folder = workspace
                .home()
                .resolve(workspace.settings().read(PathSettings.class).definition())
                .getParent();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty for a definition with problems: it is only one that lies beside. */
    private Optional<PipelineDefinition> read(Path file) {
        try {
            return Optional.of(workspace.definition(file));
        } catch (DefinitionException e) {
            return Optional.empty();
        }
    }
}
