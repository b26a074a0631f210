package dev.etlpipeline.core.module;

import dev.etlpipeline.core.definition.Catalogue;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.load.Key;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import dev.etlpipeline.core.step.TransformStage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose data are looked for: whoever a key of a pipeline's target names. Keys are compared as the load compares them, behind the
 * steps of today's definition. Thread-safe.
 */
public final class Subject {

    private final PipelineDefinition definition;
    private final TransformStage transform;
    private final Key key;

    private Subject(PipelineDefinition definition, TransformStage transform, Key key) {
        this.definition = definition;
        this.transform = transform;
        this.key = key;
    }

    /** Whether something that was read is about the subject. */
    public enum Likeness {
        SAME,
        OTHER,
        /** It has no key that could be compared. */
        UNKNOWN
    }

    /**
     * @param catalogue that the definition was read with
     * @param key       values of the definition's key columns, in its order, as files write them
     * @throws IllegalArgumentException where they make no key
     */
    public static Subject of(PipelineDefinition definition, Catalogue catalogue, List<String> key) {
        Schema schema = definition.schema();
        List<Column> columns = schema.keyColumns();
        if (key.size() != columns.size()) {
            throw new IllegalArgumentException(
                    "a key of " + definition.name() + " has " + columns.size() + " values, not " + key.size());
        }
        @Nullable Object[] values = new Object[schema.size()];
        for (int i = 0; i < columns.size(); i++) {
            values[schema.indexOf(columns.get(i).name())] = key.get(i);
        }
        TransformStage transform = new TransformStage(definition, catalogue);
        Key found = key(definition, transform, Row.of(schema, Origin.ofRecord(1), values));
        if (found == null) {
            throw new IllegalArgumentException("the values are no key of " + definition.name());
        }
        return new Subject(definition, transform, found);
    }

    public PipelineDefinition definition() {
        return definition;
    }

    /** @param read as a source gives it: texts, in the definition's schema */
    public Likeness likeness(Row read) {
        Key other = key(definition, transform, read);
        return other == null ? Likeness.UNKNOWN : other.equals(key) ? Likeness.SAME : Likeness.OTHER;
    }

    private static @Nullable Key key(PipelineDefinition definition, TransformStage transform, Row read) {
        Chunk made =
                transform.apply(new Chunk(1, Cursor.START, new Cursor(1, 0, 1), true, List.of(read), List.of(), 0));
        Row row = made.rows().isEmpty()
                ? made.rejects().get(0).row()
                : made.rows().get(0);
        if (row == null) {
            return null;
        }
        List<Column> columns = definition.schema().keyColumns();
        Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            Object value = row.get(columns.get(i).name());
            if (value == null) {
                return null;
            }
            values[i] = value;
        }
        return Key.of(values, definition.target().keyFold());
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "Subject of " + definition.name();
    }
}
