package dev.etlpipeline.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.etlpipeline.core.engine.PreviewedRow;
import dev.etlpipeline.core.row.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Previewed rows for programs: one array on one line. Its keys are a promise; add to them, don't change them. */
final class PreviewJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private PreviewJson() {}

    static String of(Schema schema, List<PreviewedRow> rows) {
        ArrayNode array = MAPPER.createArrayNode();
        rows.forEach(row -> array.add(row(schema, row)));
        try {
            return MAPPER.writeValueAsString(array);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is always writable", e);
        }
    }

    private static ObjectNode row(Schema schema, PreviewedRow row) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("record", row.origin().record());
        node.put("line", row.origin().line());
        node.put("raw", row.origin().raw().text());
        node.put("rejected_in", row.reject().map(reject -> word(reject.stage())).orElse(null));
        ArrayNode violations = node.putArray("violations");
        row.reject()
                .ifPresent(reject -> reject.violations()
                        .forEach(violation -> violations
                                .addObject()
                                .put("rule", violation.rule())
                                .put("column", violation.column())
                                .put("reason", violation.reason())));
        ObjectNode stages = node.putObject("stages");
        row.values().forEach((stage, values) -> {
            ObjectNode columns = stages.putObject(word(stage));
            for (int i = 0; i < schema.size(); i++) {
                put(columns, schema.column(i).name(), values.get(i));
            }
        });
        return node;
    }

    private static String word(Enum<?> stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }

    private static void put(ObjectNode columns, String name, @Nullable Object value) {
        if (value instanceof Long number) {
            columns.put(name, number);
        } else if (value instanceof BigDecimal number) {
            columns.put(name, number);
        } else if (value instanceof Boolean flag) {
            columns.put(name, flag);
        } else {
            columns.put(name, value == null ? null : value.toString());
        }
    }
}
