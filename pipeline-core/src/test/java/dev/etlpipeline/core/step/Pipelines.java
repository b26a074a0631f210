package dev.etlpipeline.core.step;

import dev.etlpipeline.core.definition.DefinitionReader;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.core.row.Violation;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Definitions, rows and chunks for tests. */
final class Pipelines {

    private Pipelines() {}

    /** The folder of the definitions that ship. */
    static Path shipped(String name) {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("seeds/pipelines"))) {
            folder = folder.getParent();
        }
        return folder.resolve("seeds/pipelines").resolve(name);
    }

    static PipelineDefinition read(Path file) {
        return new DefinitionReader().read(file, StepCatalogue.core());
    }

    static PipelineDefinition read(String yaml) {
        return read(yaml, StepCatalogue.core());
    }

    static PipelineDefinition read(String yaml, StepCatalogue catalogue) {
        try {
            Path file = Files.createTempFile("definition", ".yaml");
            try {
                Files.writeString(file, yaml);
                return new DefinitionReader().read(file, catalogue);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A pipeline with the columns and whatever follows, such as steps and rules. */
    static PipelineDefinition of(String columns, String rest) {
        return read("pipeline: test\nsource:\n  columns:\n    - {name: id, key: true, length: 20}\n" + columns.indent(4)
                + rest + "\ntarget: {table: warehouse.test}\n");
    }

    /** A row as the source gives it: texts, and nulls for what steps fill. */
    static Row row(Schema schema, long record, Map<String, ? extends Object> values) {
        return Row.of(schema, Origin.ofRecord(record), new Object[schema.size()])
                .with(values);
    }

    static Chunk chunk(List<Row> rows) {
        List<Row> all = new ArrayList<>(rows);
        return new Chunk(1, Cursor.START, new Cursor(rows.size(), 0, rows.size() + 1L), true, all, List.of(), 0);
    }

    static Chunk transform(PipelineDefinition definition, List<Row> rows) {
        return new TransformStage(definition, StepCatalogue.core()).apply(chunk(rows));
    }

    static Chunk validate(PipelineDefinition definition, List<Row> rows) {
        return new ValidateStage(definition, StepCatalogue.core()).apply(transform(definition, rows));
    }

    /** What a step makes of one text. */
    static Object step(String declaration, String text) {
        PipelineDefinition definition = of("- {name: value}", "steps:\n  - " + declaration);
        Map<String, String> values = text == null ? Map.of("id", "1") : Map.of("id", "1", "value", text);
        Chunk chunk = transform(definition, List.of(row(definition.schema(), 1, values)));
        return chunk.rejects().isEmpty()
                ? chunk.rows().get(0).get("value")
                : chunk.rejects().get(0).violations().get(0);
    }

    /** What a rule, or the type, says of one text in a column of the type: the violation, or null. */
    static Violation rule(String type, String rule, String text) {
        PipelineDefinition definition = of("- {name: value, " + type + "}", "rules:\n  - " + rule);
        Map<String, String> values = text == null ? Map.of("id", "1") : Map.of("id", "1", "value", text);
        Chunk chunk = validate(definition, List.of(row(definition.schema(), 1, values)));
        return chunk.rejects().isEmpty()
                ? null
                : chunk.rejects().get(0).violations().get(0);
    }
}
