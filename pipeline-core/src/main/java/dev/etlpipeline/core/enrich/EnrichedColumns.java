package dev.etlpipeline.core.enrich;

import dev.etlpipeline.core.definition.EnrichmentSpec;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The columns of one enrichment: which holds its key, which take the answer, and what fits into them. */
final class EnrichedColumns {

    /** More than the UK has regions and districts. */
    private static final int MAX_SHARED = 4096;

    private final EnrichmentSpec spec;
    private final int key;
    private final int flag;
    private final int[] positions;
    private final Map<String, String> shared = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException where the schema lacks one of them */
    EnrichedColumns(EnrichmentSpec spec, Schema schema) {
        this.spec = spec;
        this.key = schema.indexOf(spec.keyColumn());
        this.flag = spec.foundFlag() == null ? -1 : schema.indexOf(spec.foundFlag());
        this.positions = spec.fields().stream()
                .mapToInt(field -> schema.indexOf(field.column().name()))
                .toArray();
    }

    String name() {
        return spec.name();
    }

    /** Null where there is nothing to ask for. */
    @Nullable
    String key(Row row) {
        Object value = row.get(key);
        return value == null ? null : value.toString();
    }

    /** @throws IllegalStateException where a value does not fit its column: nothing is cut or rounded silently */
    Answer answer(Values values, String source, boolean kept) {
        if (!values.found()) {
            return Answer.notFound(source, kept);
        }
        @Nullable Object[] cells = new Object[positions.length];
        for (int i = 0; i < cells.length; i++) {
            EnrichmentSpec.Field field = spec.fields().get(i);
            Object value = values.get(field.from());
            cells[i] = value == null ? null : fitted(field, value);
        }
        return new Answer(true, cells, source, kept, true);
    }

    /** @param answer null where the row has no key or nobody was asked */
    void fill(@Nullable Object[] row, @Nullable Answer answer) {
        boolean found = answer != null && answer.found();
        if (flag >= 0) {
            row[flag] = found;
        }
        for (int i = 0; i < positions.length; i++) {
            row[positions[i]] = found && answer != null ? answer.cells()[i] : null;
        }
    }

    private Object fitted(EnrichmentSpec.Field field, Object value) {
        Column column = field.column();
        if (!column.type().javaType().isInstance(value)) {
            throw misfit(
                    field,
                    "a " + value.getClass().getSimpleName(),
                    "is of type " + column.type().word());
        }
        if (value instanceof String text && column.length() > 0 && text.length() > column.length()) {
            throw misfit(field, "a text of " + text.length() + " characters", "takes " + column.length());
        }
        if (value instanceof BigDecimal decimal && column.precision() > 0) {
            return fitted(field, decimal);
        }
        return value instanceof String text ? shared(text) : value;
    }

    /** One instance for equal texts: a cache full of answers holds the name of a region thousands of times. */
    private String shared(String text) {
        String first = shared.size() < MAX_SHARED ? shared.putIfAbsent(text, text) : shared.get(text);
        return first == null ? text : first;
    }

    /** With the column's scale, so that 51.5 and 51.500 are one value to every hash. */
    private BigDecimal fitted(EnrichmentSpec.Field field, BigDecimal value) {
        Column column = field.column();
        BigDecimal plain = value.stripTrailingZeros();
        if (plain.scale() > column.scale() || plain.precision() - plain.scale() > column.precision() - column.scale()) {
            throw misfit(
                    field,
                    "a decimal of " + plain.precision() + " digits, " + plain.scale() + " behind the point",
                    "takes " + column.precision() + ", " + column.scale() + " behind the point");
        }
        return plain.setScale(column.scale(), RoundingMode.UNNECESSARY);
    }

    private IllegalStateException misfit(EnrichmentSpec.Field field, String found, String taken) {
        return new IllegalStateException("enrichment " + spec.name() + ": field " + field.from() + " is " + found
                + ", but column " + field.column().name() + " " + taken + "; change the column in the definition");
    }
}
