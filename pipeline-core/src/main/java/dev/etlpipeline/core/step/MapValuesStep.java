package dev.etlpipeline.core.step;

import dev.etlpipeline.core.definition.StepSpec;
import dev.etlpipeline.core.row.RowStep;
import dev.etlpipeline.core.row.Schema;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * {@code map-values}: replaces values by others. Options: {@code values}, a mapping {from: to}; {@code ignore-case}
 * (false). A value that is not mapped stays; whether it may, {@code allowed-values} says.
 */
final class MapValuesStep {

    private MapValuesStep() {}

    static RowStep create(StepSpec spec, Schema schema) {
        spec.options().allowOnly("values", "ignore-case");
        boolean fold = spec.options().flag("ignore-case", false);
        Map<String, String> values = new HashMap<>();
        spec.options().pairs("values").forEach((from, to) -> {
            if (values.put(fold ? from.toLowerCase(Locale.ROOT) : from, to) != null) {
                throw new IllegalArgumentException("option values maps '" + from + "' twice");
            }
        });
        if (values.isEmpty()) {
            throw new IllegalArgumentException("needs values: {from: to}");
        }
        return new ColumnwiseStep(
                schema,
                Declaration.textColumns(spec, schema),
                text -> values.getOrDefault(fold ? text.toLowerCase(Locale.ROOT) : text, text));
    }
}
