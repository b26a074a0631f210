package dev.etlpipeline.core.step;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Column.Role;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.core.row.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the file's texts into values of their columns' types: the first thing that happens to a row, so that steps see
 * typed values. What does not fit becomes null and a violation, so that a row never holds a value of a wrong type.
 */
final class Conversion {

    private final int[] positions;
    private final Column[] columns;
    private final Form[] forms;

    Conversion(PipelineDefinition definition) {
        Schema schema = definition.schema();
        List<Column> source =
                schema.columns().stream().filter(c -> c.role() == Role.SOURCE).toList();
        positions = source.stream().mapToInt(c -> schema.indexOf(c.name())).toArray();
        columns = source.toArray(Column[]::new);
        forms = source.stream()
                .map(c -> Form.of(c, definition.source().formats().getOrDefault(c.name(), List.of())))
                .toArray(Form[]::new);
    }

    Row apply(Row row, Violations violations) {
        @Nullable Object[] values = row.values();
        for (int i = 0; i < positions.length; i++) {
            if (values[positions[i]] instanceof String text) {
                values[positions[i]] = convert(text, columns[i], forms[i], violations);
            }
        }
        return Row.of(row.schema(), row.origin(), values);
    }

    private static @Nullable Object convert(String raw, Column column, Form form, Violations violations) {
        String text = trim(raw, column);
        if (text.isEmpty()) {
            return null;
        }
        Object value = form.parse(text);
        if (value == null) {
            violations.add(new Violation("type", column.name(), "must be " + form.expected() + Shape.found(text)));
        }
        return value;
    }

    /** Blanks around a number or a date mean nothing; behind a key the databases do not see them. */
    private static String trim(String text, Column column) {
        return switch (column.type()) {
            case TEXT -> column.key() ? Blanks.stripTrailingSpaces(text) : text;
            default -> Blanks.strip(text);
        };
    }
}
