package dev.etlpipeline.governance.lineage;

import dev.etlpipeline.core.definition.DefinitionReader;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.step.StepCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Definitions for tests. */
final class Customers {

    private Customers() {}

    /** The folder of the project. */
    static Path project() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("seeds/pipelines"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** The definition that ships. */
    static PipelineDefinition definition() {
        return read(project().resolve("seeds/pipelines/customers.yaml"));
    }

    static Lineage lineage() {
        return LineageOf.of(definition(), StepCatalogue.core(), List.of());
    }

    static PipelineDefinition read(Path file) {
        return new DefinitionReader().read(file, StepCatalogue.core());
    }

    static PipelineDefinition read(Path folder, String yaml) {
        return read(write(folder, yaml));
    }

    static Path write(Path folder, String yaml) {
        try {
            return Files.writeString(folder.resolve("definition.yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
