package dev.etlpipeline.core.definition;

/**
 * Where rows go.
 *
 * @param schema  the database schema
 * @param table   without schema
 * @param keyFold whether the key compares without case ({@code key-case: fold})
 * @param create  whether a missing table is created
 */
public record TargetSpec(String schema, String table, boolean keyFold, boolean create) {

    public String qualified() {
        return schema + "." + table;
    }
}
