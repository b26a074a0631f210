package dev.etlpipeline.core.definition;

import dev.etlpipeline.core.definition.RuleSpec.Severity;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Column.Role;
import dev.etlpipeline.core.row.ColumnType;
import dev.etlpipeline.core.row.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the part {@code rules}, behind the rules that the columns' declarations imply. */
final class RuleReader {

    private final Schema schema;
    private final Catalogue catalogue;

    RuleReader(Schema schema, Catalogue catalogue) {
        this.schema = schema;
        this.catalogue = catalogue;
    }

    List<RuleSpec> read(YamlMap top) {
        List<RuleSpec> specs = implied();
        for (YamlMap map : top.maps("rules", "rule", null)) {
            String name = map.required("rule");
            if (name != null) {
                specs.addAll(declared(name, map.named("rule " + name)));
            }
        }
        return specs;
    }

    private List<RuleSpec> implied() {
        List<RuleSpec> specs = new ArrayList<>();
        for (Column column : schema.columns()) {
            if (column.role() == Role.PROVENANCE) {
                continue;
            }
            specs.add(new RuleSpec("type", column.name(), Options.none()));
            if (column.required()) {
                specs.add(new RuleSpec("required", column.name(), Options.none()));
            }
            if (column.type() == ColumnType.TEXT) {
                specs.add(new RuleSpec("length", column.name(), Options.none()));
            }
        }
        return specs;
    }

    private List<RuleSpec> declared(String name, YamlMap map) {
        List<RuleSpec> specs = new ArrayList<>();
        Options options = map.options(
                Set.of("rule", "column", "columns", RuleSpec.SEVERITY, RuleSpec.DIMENSION, RuleSpec.WEIGHT));
        Severity severity = severity(map);
        Options quality = quality(map);
        RuleFactory factory = catalogue.rules().get(name);
        if (factory == null) {
            map.problem(
                    "rule",
                    "unknown rule" + DidYouMean.hint(name, catalogue.rules().keySet()));
        }
        String key = map.has("columns") ? "columns" : "column";
        if (!map.has("columns")) {
            map.demand("column");
        } else if (map.has("column")) {
            map.problem("column", "give either column or columns");
        }
        for (YamlText column : map.texts(key)) {
            RuleSpec spec = new RuleSpec(name, column.text(), options, severity, quality);
            if (!schema.has(column.text())) {
                List<String> known = schema.columns().stream().map(Column::name).toList();
                map.problem(key, "no column " + column.text() + DidYouMean.hint(column.text(), known));
            } else if (factory != null) {
                check(factory, spec, map);
            }
            specs.add(spec);
        }
        return specs;
    }

    private static Severity severity(YamlMap map) {
        List<String> words =
                Arrays.stream(Severity.values()).map(Severity::word).toList();
        return map.has(RuleSpec.SEVERITY)
                ? Severity.valueOf(map.choice(RuleSpec.SEVERITY, words).toUpperCase(Locale.ROOT))
                : Severity.REJECT;
    }

    private static Options quality(YamlMap map) {
        Map<String, Object> quality = new LinkedHashMap<>();
        if (map.has(RuleSpec.DIMENSION)) {
            quality.put(RuleSpec.DIMENSION, map.choice(RuleSpec.DIMENSION, RuleSpec.DIMENSIONS));
        }
        if (map.has(RuleSpec.WEIGHT)) {
            String weight = String.valueOf(map.required(RuleSpec.WEIGHT));
            if (!weight.matches("[0-9]{1,3}(\\.[0-9]{1,3})?|1000")) {
                map.problem(RuleSpec.WEIGHT, "weight must be a number from 0 to 1000, but is '" + weight + "'");
                weight = "1";
            }
            quality.put(RuleSpec.WEIGHT, weight);
        }
        return Options.of(quality);
    }

    private void check(RuleFactory factory, RuleSpec spec, YamlMap map) {
        try {
            factory.create(spec, schema);
        } catch (IllegalArgumentException e) {
            map.problem("rule", String.valueOf(e.getMessage()));
        }
    }
}
