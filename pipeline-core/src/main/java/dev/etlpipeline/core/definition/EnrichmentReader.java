package dev.etlpipeline.core.definition;

import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Column.Role;
import dev.etlpipeline.core.row.ColumnType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the part {@code enrichments}, and adds the columns that they fill. */
final class EnrichmentReader {

    private static final int STATUS_LENGTH = 10;
    private static final int DATA_SOURCE_LENGTH = 100;

    private EnrichmentReader() {}

    static List<EnrichmentSpec> read(YamlMap top, ColumnNames names) {
        List<EnrichmentSpec> specs = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlMap map : top.maps("enrichments", "enrichment", null)) {
            map.onlyKeys("name", "key", "found", "fields");
            String name = map.required("name");
            String key = map.required("key");
            List<EnrichmentSpec.Field> fields = fields(map, names);
            String found = found(map, names);
            if (name == null || key == null) {
                continue;
            }
            if (!name.matches("[a-z][a-z0-9-]{0,63}")) {
                map.problem("name", "'" + name + "' is no name of an enrichment: lower case letters, digits and -");
            } else if (!seen.add(name)) {
                map.problem("name", "there is an enrichment " + name + " already");
            }
            checkKey(map, key, names.inOrder());
            specs.add(new EnrichmentSpec(name, key, fields, found));
        }
        if (!specs.isEmpty()) {
            names.addImplied(text(PipelineDefinition.ENRICHMENT_STATUS, STATUS_LENGTH, Role.ENRICHED));
            names.addImplied(text(PipelineDefinition.DATA_SOURCE, DATA_SOURCE_LENGTH, Role.PROVENANCE));
        }
        return specs;
    }

    private static List<EnrichmentSpec.Field> fields(YamlMap map, ColumnNames names) {
        map.demand("fields");
        List<EnrichmentSpec.Field> fields = new ArrayList<>();
        for (YamlMap field : map.maps("fields", "field", null)) {
            field.onlyKeys("from", "column", "type", "length", "precision", "scale", "tags");
            String from = field.required("from");
            Column column = ColumnReader.read(field, "column", Role.ENRICHED);
            if (column != null) {
                names.add(column, field.line());
                fields.add(new EnrichmentSpec.Field(from == null ? "" : from, column));
            }
        }
        return fields;
    }

    private static @Nullable String found(YamlMap map, ColumnNames names) {
        String found = map.text("found");
        if (found == null) {
            return null;
        }
        if (!ColumnReader.usableName(map, "found", found)) {
            return null;
        }
        names.add(Column.of(found, ColumnType.BOOLEAN, Role.ENRICHED), map.line("found"));
        return found;
    }

    private static void checkKey(YamlMap map, String key, List<Column> columns) {
        List<Column> keys = columns.stream()
                .filter(column -> column.role() == Role.SOURCE || column.role() == Role.DERIVED)
                .toList();
        Column column =
                keys.stream().filter(c -> c.name().equals(key)).findFirst().orElse(null);
        if (column == null) {
            map.problem(
                    "key",
                    "no column " + key
                            + DidYouMean.hint(
                                    key, keys.stream().map(Column::name).toList()));
        } else if (column.type() != ColumnType.TEXT) {
            map.problem("key", "key " + key + " must be a column of type text");
        }
    }

    private static Column text(String name, int length, Role role) {
        return new Column(name, ColumnType.TEXT, length, 0, 0, false, false, Set.of(), role);
    }
}
