package dev.etlpipeline.resilience.fallback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.etlpipeline.core.enrich.Values;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An answer's fields as one JSON object: texts, numbers with the scale they have (as {@code {"decimal": "51.50"}}), whole
 * numbers, true and false. The same fields give the same text.
 */
final class AnswerJson {

    private static final String DECIMAL = "decimal";

    private final ObjectMapper mapper = new ObjectMapper();

    /** Empty where a field is of a type that cannot be kept. */
    Optional<String> write(Values values) {
        ObjectNode fields = mapper.createObjectNode();
        for (Map.Entry<String, Object> field : new TreeMap<>(values.fields()).entrySet()) {
            Object value = field.getValue();
            if (value instanceof String text) {
                fields.put(field.getKey(), text);
            } else if (value instanceof BigDecimal number) {
                fields.putObject(field.getKey()).put(DECIMAL, number.toPlainString());
            } else if (value instanceof Long number) {
                fields.put(field.getKey(), number);
            } else if (value instanceof Boolean flag) {
                fields.put(field.getKey(), flag);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(fields.toString());
    }

    /** @throws IllegalArgumentException for a text that {@link #write} did not make */
    Values read(String text) {
        Map<String, Object> fields = new HashMap<>();
        tree(text).properties().forEach(field -> fields.put(field.getKey(), value(field.getValue())));
        return Values.of(fields);
    }

    private JsonNode tree(String text) {
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a remembered answer is no JSON object"); // its text is an answer's
        }
    }

    private static Object value(JsonNode node) {
        if (node.isObject()) {
            return new BigDecimal(node.path(DECIMAL).asText());
        }
        if (node.isBoolean()) {
            return node.asBoolean();
        }
        return node.isNumber() ? (Object) node.asLong() : node.asText();
    }
}
