package dev.etlpipeline.core.definition;

import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Column.Role;
import dev.etlpipeline.core.row.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the parts {@code steps} and {@code derived}: which of the two hashes covers a derived column, its step says. */
final class StepReader {

    private record Declared(StepSpec spec, YamlMap map) {}

    private final YamlMap top;
    private final List<Declared> steps = new ArrayList<>();

    StepReader(YamlMap top) {
        this.top = top;
        for (YamlMap map : top.maps("steps", "step", "step")) {
            String name = map.required("step");
            if (name != null) {
                steps.add(new Declared(spec(name, map), map.named("step " + name)));
            }
        }
    }

    private static StepSpec spec(String name, YamlMap map) {
        if (map.has("column") && map.has("columns")) {
            map.problem("column", "give either column or columns");
        }
        List<String> columns = map.texts(map.has("column") ? "column" : "columns").stream()
                .map(YamlText::text)
                .toList();
        boolean after =
                map.has("after") && map.choice("after", List.of("enrichment")).equals("enrichment");
        return new StepSpec(name, columns, map.options(Set.of("step", "column", "columns", "after")), after);
    }

    List<StepSpec> specs() {
        return steps.stream().map(Declared::spec).toList();
    }

    void derived(ColumnNames names) {
        for (YamlMap map : top.maps("derived", "column", null)) {
            map.onlyKeys("name", "type", "length", "precision", "scale", "required", "tags");
            Column column = ColumnReader.read(map, "name", Role.DERIVED);
            if (column != null) {
                boolean before = fills(column.name(), false);
                boolean after = fills(column.name(), true);
                if (before && after) {
                    map.problem("name", "column " + column.name() + " is filled both before and after enrichment");
                } else if (!before && !after) {
                    map.problem("name", "no step fills column " + column.name() + "; name it in a step's into");
                }
                names.add(after ? column.withRole(Role.ENRICHED) : column, map.line());
            }
        }
    }

    private boolean fills(String column, boolean after) {
        return steps.stream()
                .map(Declared::spec)
                .anyMatch(
                        spec -> spec.afterEnrichment() == after && spec.fills().contains(column));
    }

    /** Names, columns, their place before or after enrichment, and whatever the factory refuses. */
    void check(Schema schema, Catalogue catalogue, boolean enriched) {
        for (Declared step : steps) {
            if (step.spec().afterEnrichment() && !enriched) {
                step.map().problem("after", "there is no enrichment to run after");
            }
            StepFactory factory = catalogue.steps().get(step.spec().name());
            if (factory == null) {
                String name = step.spec().name();
                step.map()
                        .problem(
                                "step",
                                "unknown step"
                                        + DidYouMean.hint(
                                                name, catalogue.steps().keySet()));
            } else if (columnsFit(step, schema)) {
                try {
                    factory.create(step.spec(), schema);
                } catch (IllegalArgumentException e) {
                    step.map().problem("step", String.valueOf(e.getMessage()));
                }
            }
        }
    }

    private static boolean columnsFit(Declared step, Schema schema) {
        boolean fit = true;
        for (String column : step.spec().columns()) {
            String key = step.map().has("column") ? "column" : "columns";
            fit &= fits(step, schema, column, key);
        }
        for (String column : step.spec().fills()) {
            String key = step.map().has(StepSpec.INTO) ? StepSpec.INTO : "columns";
            fit &= fits(step, schema, column, key);
            if (fit && step.spec().afterEnrichment() && !isEnriched(schema, column)) {
                step.map()
                        .problem(
                                key,
                                "a step after enrichment cannot change " + column
                                        + ", which the enrichment may depend on");
                fit = false;
            }
        }
        return fit;
    }

    private static boolean fits(Declared step, Schema schema, String column, String key) {
        if (!schema.has(column)) {
            List<String> known = schema.columns().stream().map(Column::name).toList();
            step.map().problem(key, "no column " + column + DidYouMean.hint(column, known));
            return false;
        }
        if (!step.spec().afterEnrichment() && isEnriched(schema, column)) {
            step.map().problem(key, "column " + column + " is filled by the enrichment; add after: enrichment");
            return false;
        }
        return true;
    }

    private static boolean isEnriched(Schema schema, String column) {
        Role role = schema.column(schema.indexOf(column)).role();
        return role == Role.ENRICHED || role == Role.PROVENANCE;
    }
}
