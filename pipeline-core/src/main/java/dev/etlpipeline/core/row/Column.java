package dev.etlpipeline.core.row;

import java.util.Set;

/**
 * One column of a pipeline: what the definition declares about it.
 *
 * @param name      as in the definition and in the target
 * @param type      the type its values have after TRANSFORM
 * @param length    greatest number of UTF-16 units of a text (NVARCHAR's measure); 0 where the type has none
 * @param precision digits of a decimal in all; 0 where the type has none
 * @param scale     digits of a decimal behind the point
 * @param required  whether a row without a value is a reject
 * @param key       whether the column belongs to the business key
 * @param tags      free words such as {@code pii}; modules act on them
 * @param role      who fills it, and so which hash covers it
 */
public record Column(
        String name,
        ColumnType type,
        int length,
        int precision,
        int scale,
        boolean required,
        boolean key,
        Set<String> tags,
        Role role) {

    /** Who fills a column. */
    public enum Role {
        /** Read from the file; covered by {@code row_hash}. */
        SOURCE,
        /** Computed by a step before ENRICH from source columns; covered by {@code row_hash}. */
        DERIVED,
        /** Filled by an enrichment, or by a step that runs after it; covered by {@code enrichment_hash}. */
        ENRICHED,
        /** Says where a value came from (api, cache, ...); it may differ between equal runs, so no hash covers it. */
        PROVENANCE
    }

    public Column {
        tags = Set.copyOf(tags);
    }

    public static Column of(String name, ColumnType type, Role role) {
        return new Column(name, type, type == ColumnType.TEXT ? 255 : 0, 0, 0, false, false, Set.of(), role);
    }

    public static Column text(String name, int length) {
        return new Column(name, ColumnType.TEXT, length, 0, 0, false, false, Set.of(), Role.SOURCE);
    }

    public Column withRole(Role newRole) {
        return new Column(name, type, length, precision, scale, required, key, tags, newRole);
    }

    public Column asKey() {
        return new Column(name, type, length, precision, scale, true, true, tags, role);
    }

    public Column asRequired() {
        return new Column(name, type, length, precision, scale, true, key, tags, role);
    }
}
