package dev.etlpipeline.core.warehouse;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.definition.TargetSpec;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Column.Role;
import dev.etlpipeline.core.row.ColumnType;
import dev.etlpipeline.core.row.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The target as the loader sees it: the pipeline's columns, then the technical ones; or a table of the pipeline's own.
 * Immutable.
 */
public final class TargetTable {

    public static final String SOURCE_FILE_ID = "source_file_id";
    public static final String SOURCE_RECORD = "source_record";
    public static final String ROW_HASH = "row_hash";
    public static final String ENRICHMENT_HASH = "enrichment_hash";
    public static final String RUN_NO = "run_no";
    public static final String PROCESSED_DATE = "processed_date";
    public static final String CREATED_DATE = "created_date";
    public static final String MODIFIED_DATE = "modified_date";

    /** Bytes of a SHA-256. */
    public static final int HASH_BYTES = 32;

    private static final List<Field> TECHNICAL = List.of(
            Field.number(SOURCE_FILE_ID),
            Field.number(SOURCE_RECORD),
            Field.hash(ROW_HASH),
            Field.hash(ENRICHMENT_HASH),
            Field.number(RUN_NO),
            Field.time(PROCESSED_DATE),
            Field.time(CREATED_DATE),
            Field.time(MODIFIED_DATE));

    private final TargetSpec spec;
    private final Schema schema;
    private final List<Field> fields;
    private final Set<String> changed;

    public TargetTable(PipelineDefinition definition) {
        this(definition, UnaryOperator.identity());
    }

    /** @param stored how a column is kept whose values are masked or encrypted on their way */
    public TargetTable(PipelineDefinition definition, UnaryOperator<Column> stored) {
        this.spec = definition.target();
        this.schema = definition.schema();
        List<Field> all = new ArrayList<>();
        Set<String> others = new HashSet<>();
        for (Column column : schema.columns()) {
            Field field = Field.of(stored.apply(column));
            all.add(field);
            if (!field.equals(Field.of(column))) {
                others.add(column.name());
            }
        }
        all.addAll(TECHNICAL);
        this.fields = List.copyOf(all);
        this.changed = Set.copyOf(others);
    }

    private TargetTable(TargetSpec spec, List<Field> fields) {
        this.spec = spec;
        this.schema = new Schema(List.of());
        this.fields = List.copyOf(fields);
        this.changed = Set.of();
    }

    /** A table of the pipeline's own, with these columns and none of a definition's. */
    public static TargetTable of(TargetSpec spec, List<Field> fields) {
        return new TargetTable(spec, fields);
    }

    /** Columns that the loader fills and that no definition may declare. */
    public static Set<String> technicalNames() {
        return Set.copyOf(TECHNICAL.stream().map(Field::name).toList());
    }

    public TargetSpec spec() {
        return spec;
    }

    public Schema schema() {
        return schema;
    }

    /** The pipeline's columns in schema order, then the technical ones. */
    public List<Field> fields() {
        return fields;
    }

    /** Whether it is kept otherwise than the definition declares it, because codecs make something else of its values. */
    public boolean isKeptOtherwise(Field field) {
        return changed.contains(field.name());
    }

    public List<Field> keys() {
        return fields.stream().filter(Field::key).toList();
    }

    /** What an UPDATE sets: all but the key and the creation date. */
    public List<Field> mutable() {
        return fields.stream()
                .filter(field -> !field.key() && !field.name().equals(CREATED_DATE))
                .toList();
    }

    public int indexOf(String field) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(field)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no column " + field + " in " + spec.qualified());
    }

    /** How a column is kept. */
    public enum Kind {
        TEXT(String.class),
        INTEGER(Long.class),
        DECIMAL(BigDecimal.class),
        DATE(LocalDate.class),
        TIMESTAMP(LocalDateTime.class),
        BOOLEAN(Boolean.class),
        HASH(byte[].class);

        private final Class<?> javaType;

        Kind(Class<?> javaType) {
            this.javaType = javaType;
        }

        /** Of a value as it is bound, and as it is read back by {@code ResultSet.getObject}. */
        public Class<?> javaType() {
            return javaType;
        }
    }

    /**
     * A column of the table.
     *
     * @param length UTF-16 units of a text
     * @param scale  digits behind the point of a decimal, of a second for a timestamp
     */
    public record Field(String name, Kind kind, int length, int precision, int scale, boolean required, boolean key) {

        /** Fractional digits of a second: microseconds, what every database of the family keeps. */
        private static final int TIMESTAMP_SCALE = 6;

        /** The pipeline's own times are those of a clock: milliseconds. */
        private static final int OWN_TIME_SCALE = 3;

        static Field of(Column column) {
            boolean required = column.key() || (column.required() && column.role() == Role.SOURCE);
            int scale = column.type() == ColumnType.TIMESTAMP ? TIMESTAMP_SCALE : column.scale();
            Kind kind = Kind.valueOf(column.type().name());
            return new Field(column.name(), kind, column.length(), column.precision(), scale, required, column.key());
        }

        static Field number(String name) {
            return new Field(name, Kind.INTEGER, 0, 0, 0, true, false);
        }

        static Field hash(String name) {
            return new Field(name, Kind.HASH, HASH_BYTES, 0, 0, true, false);
        }

        static Field time(String name) {
            return new Field(name, Kind.TIMESTAMP, 0, 0, OWN_TIME_SCALE, true, false);
        }
    }
}
