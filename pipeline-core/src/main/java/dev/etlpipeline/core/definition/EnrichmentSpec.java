package dev.etlpipeline.core.definition;

import dev.etlpipeline.core.row.Column;
import java.util.List;

/**
 * An enrichment as declared.
 *
 * @param name      under which look-ups are registered and settings stand: {@code postcode}, {@code company}
 * @param keyColumn whose value is looked up; rows without one are not asked for
 * @param fields    which field of the answer goes into which column
 * @param foundFlag boolean column that says whether the key was found, or null
 */
public record EnrichmentSpec(
        String name,
        String keyColumn,
        List<Field> fields,
        @org.jspecify.annotations.Nullable String foundFlag) {

    /** A field of the look-up's answer, and the column that takes it. */
    public record Field(String from, Column column) {}

    public EnrichmentSpec {
        fields = List.copyOf(fields);
    }
}
