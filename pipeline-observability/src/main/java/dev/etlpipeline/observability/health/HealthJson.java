package dev.etlpipeline.observability.health;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A report as one JSON object. Its keys are a promise; add to them, don't change them. */
public final class HealthJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private HealthJson() {}

    public static ObjectNode of(HealthReport report) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("status", report.health().name());
        root.put("at", report.at().toString());
        root.put("took_ms", report.took().toMillis());
        ArrayNode parts = root.putArray("parts");
        for (PartHealth part : report.parts()) {
            ObjectNode one = parts.addObject();
            one.put("name", part.name());
            one.put("status", part.health().name());
            one.put("essential", part.essential());
            one.put("detail", part.detail());
            one.put("took_ms", part.took().toMillis());
            one.put("since", part.since().toString());
        }
        return root;
    }

    /** On one line. */
    public static String text(HealthReport report) {
        try {
            return MAPPER.writeValueAsString(of(report));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is always writable", e);
        }
    }
}
