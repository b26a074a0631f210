package dev.etlpipeline.core.definition;

import java.util.List;
import java.util.Set;

/** Reads the part {@code target}. */
final class TargetReader {

    private static final String DEFAULT_SCHEMA = "warehouse";

    /** Schemas that hold the pipeline's own tables. */
    private static final Set<String> RESERVED = Set.of("etl", "governance");

    private TargetReader() {}

    static TargetSpec read(YamlMap top) {
        top.demand("target");
        YamlMap target = top.map("target");
        target.onlyKeys("table", "key-case", "create");
        boolean fold = target.choice("key-case", List.of("exact", "fold")).equals("fold");
        boolean create = target.choice("create", List.of("true", "false")).equals("true");
        String name = top.has("target") ? target.required("table") : null;
        if (name == null) {
            return new TargetSpec(DEFAULT_SCHEMA, "none", fold, create);
        }
        int dot = name.indexOf('.');
        String schema = dot < 0 ? DEFAULT_SCHEMA : name.substring(0, dot);
        String table = name.substring(dot + 1);
        if (!ColumnReader.IDENTIFIER.matcher(schema).matches()
                || !ColumnReader.IDENTIFIER.matcher(table).matches()) {
            target.problem("table", "'" + name + "' is no table name such as warehouse.customers");
        } else if (RESERVED.contains(schema)) {
            target.problem("table", "schema " + schema + " holds the pipeline's own tables; take another");
        }
        return new TargetSpec(schema, table, fold, create);
    }
}
