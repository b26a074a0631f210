package dev.etlpipeline.testkit.docs;

import dev.etlpipeline.core.definition.DefinitionReader;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import dev.etlpipeline.core.step.StepCatalogue;
import dev.etlpipeline.core.step.TransformStage;
import dev.etlpipeline.core.step.ValidateStage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads definitions and parts of definitions, and tries them on a value. */
final class Definitions {

    /** What a part of a definition finds around it, where it does not say otherwise. */
    private static final Map<String, String> AROUND = new TreeMap<>(
            Map.of("pipeline", "pipeline: example\n", "source", """
            source:
              columns:
                - {name: customer_id, key: true}
                - first_name
                - last_name
                - email
                - phone
                - postcode
                - country
                - company
                - status
                - {name: date_of_birth, type: date}
                - {name: registration_date, type: date}
                - {name: amount, type: decimal, precision: 12, scale: 2}
            """, "target", "target: {table: warehouse.example}\n"));

    private final Path folder;

    Definitions(Path folder) {
        this.folder = folder;
    }

    /** A whole definition, or parts of one. */
    PipelineDefinition example(String yaml) {
        StringBuilder whole = new StringBuilder(yaml);
        AROUND.forEach((key, part) -> {
            if (!("\n" + yaml).contains("\n" + key + ":")) {
                whole.append(part);
            }
        });
        return read(whole.toString());
    }

    PipelineDefinition read(String yaml) {
        try {
            Path file = Files.writeString(folder.resolve("definition.yaml"), yaml);
            return new DefinitionReader().read(file, StepCatalogue.core());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Schema columns() {
        return example("").schema();
    }

    /**
     * A chunk of one record through TRANSFORM and VALIDATE.
     *
     * @param column what is said of the column {@code value}, beside its name
     * @param rest   steps or rules
     */
    Chunk tryOn(String column, String rest, String text) {
        PipelineDefinition definition =
                example("source: {columns: [{name: id, key: true}, {name: value, " + column + "}]}\n" + rest + "\n");
        Map<String, Object> values = new TreeMap<>(Map.of("id", "1"));
        if (!text.isEmpty()) {
            values.put("value", text);
        }
        Row row = Row.of(
                        definition.schema(),
                        Origin.ofRecord(1),
                        new Object[definition.schema().size()])
                .with(values);
        Chunk chunk =
                new Chunk(1, Cursor.START, new Cursor(1, 0, 2), true, new ArrayList<>(List.of(row)), List.of(), 0);
        StepCatalogue catalogue = StepCatalogue.core();
        return new ValidateStage(definition, catalogue).apply(new TransformStage(definition, catalogue).apply(chunk));
    }
}
