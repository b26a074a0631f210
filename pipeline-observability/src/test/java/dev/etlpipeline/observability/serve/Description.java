package dev.etlpipeline.observability.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The API's own description, and answers held against it. */
final class Description {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonNode described = read(Assets.text("openapi.json"));

    static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    Set<String> paths() {
        Set<String> paths = new TreeSet<>();
        described.path("paths").fieldNames().forEachRemaining(paths::add);
        return paths;
    }

    /** What of an answer is not as described. */
    List<String> faults(String method, String path, int status, String body) {
        ObjectNode schema = described
                .path("paths")
                .path(path)
                .path(method)
                .path("responses")
                .path(String.valueOf(status))
                .path("content")
                .path("application/json")
                .path("schema")
                .deepCopy();
        schema.set("components", described.path("components")); // that it refers to
        List<String> faults = new ArrayList<>();
        for (Error error : SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema.toString(), InputFormat.JSON)
                .validate(body, InputFormat.JSON)) {
            faults.add(error.toString());
        }
        return faults;
    }

    /** Statuses that a method is described to answer with. */
    Set<String> statuses(String method, String path) {
        Set<String> statuses = new TreeSet<>();
        described
                .path("paths")
                .path(path)
                .path(method)
                .path("responses")
                .fieldNames()
                .forEachRemaining(statuses::add);
        return statuses;
    }
}
