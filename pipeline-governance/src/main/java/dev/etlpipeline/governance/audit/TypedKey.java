package dev.etlpipeline.governance.audit;

import dev.etlpipeline.core.definition.Catalogue;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import dev.etlpipeline.core.step.TransformStage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes a key that somebody typed through the steps that rows go through. */
final class TypedKey {

    private TypedKey() {}

    /**
     * @return with the key's values, and no others
     * @throws IllegalArgumentException where they are no key; says nothing of the values
     */
    static Row row(PipelineDefinition definition, Catalogue catalogue, List<String> key) {
        Schema schema = definition.schema();
        List<Column> columns = schema.keyColumns();
        if (key.size() != columns.size()) {
            throw new IllegalArgumentException("A key of " + definition.name() + " has "
                    + Words.count(columns.size(), "value") + " ("
                    + String.join(", ", columns.stream().map(Column::name).toList()) + "), not " + key.size());
        }
        @Nullable Object[] values = new Object[schema.size()];
        for (int i = 0; i < columns.size(); i++) {
            values[schema.indexOf(columns.get(i).name())] = key.get(i);
        }
        Chunk made = new TransformStage(definition, catalogue)
                .apply(new Chunk(
                        1,
                        Cursor.START,
                        new Cursor(1, 0, 1),
                        true,
                        List.of(Row.of(schema, Origin.ofRecord(1), values)),
                        List.of(),
                        0));
        Optional<Row> row = made.rows().isEmpty()
                ? Optional.ofNullable(made.rejects().get(0).row())
                : Optional.of(made.rows().get(0));
        return row.filter(typed -> columns.stream()
                        .allMatch(column -> column.type().javaType().isInstance(typed.get(column.name()))))
                .orElseThrow(() -> new IllegalArgumentException("That is no key of " + definition.name()
                        + ": the definition's steps and types make none of it"));
    }
}
