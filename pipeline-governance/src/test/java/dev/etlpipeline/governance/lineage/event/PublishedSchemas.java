package dev.etlpipeline.governance.lineage.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** OpenLineage's schemas, by which an event and each of its facets are checked; nothing is fetched. */
final class PublishedSchemas {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> FILES = List.of(
            "OpenLineage",
            "ColumnLineageDatasetFacet",
            "DataQualityAssertionsDatasetFacet",
            "DataQualityMetricsInputDatasetFacet",
            "DocumentationJobFacet",
            "ErrorMessageRunFacet",
            "InputStatisticsInputDatasetFacet",
            "JobTypeJobFacet",
            "NominalTimeRunFacet",
            "OutputStatisticsOutputDatasetFacet",
            "OwnershipDatasetFacet",
            "OwnershipJobFacet",
            "ProcessingEngineRunFacet",
            "SchemaDatasetFacet",
            "StorageDatasetFacet",
            "TagsRunFacet");

    private final Map<String, String> byName = new HashMap<>();
    private final Map<String, String> byId = new HashMap<>();
    private final SchemaRegistry registry;

    PublishedSchemas() {
        try {
            for (String name : FILES) {
                String text = resource(name + ".json");
                byName.put(name, text);
                byId.put(JSON.readTree(text).at("/$id").asText(), text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // facets name several versions of the same file of common definitions
        byId.put("https://openlineage.io/spec/2-0-2/OpenLineage.json", byName.get("OpenLineage"));
        byId.put("https://openlineage.io/spec/1-0-2/OpenLineage.json", byName.get("OpenLineage"));
        registry =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(byId));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = PublishedSchemas.class.getResourceAsStream("/openlineage/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What is wrong with an event or one of its facets; empty where nothing is. */
    List<String> complaints(String event) throws IOException {
        List<String> all = new ArrayList<>(validate("OpenLineage", event));
        JsonNode json = JSON.readTree(event);
        facets(json.at("/run/facets"), all);
        facets(json.at("/job/facets"), all);
        for (String datasets : List.of("inputs", "outputs")) {
            for (JsonNode dataset : json.path(datasets)) {
                facets(dataset.path("facets"), all);
                facets(dataset.path("inputFacets"), all);
                facets(dataset.path("outputFacets"), all);
            }
        }
        return all;
    }

    /** A facet says itself which schema it keeps; one that is not among ours is none of the standard's. */
    private void facets(JsonNode facets, List<String> all) {
        facets.properties().forEach(facet -> {
            String url = facet.getValue().path("_schemaURL").asText();
            String name = url.replaceAll(".*/([A-Za-z]+)\\.json.*", "$1");
            if (facet.getKey().startsWith("etl_pipeline_")) {
                return;
            }
            if (!byName.containsKey(name) || name.equals("OpenLineage")) {
                all.add("no schema for facet " + facet.getKey() + ": " + url);
                return;
            }
            all.addAll(validate(name, "{\"" + facet.getKey() + "\": " + facet.getValue() + "}"));
        });
    }

    private List<String> validate(String name, String text) {
        String id = byId.entrySet().stream()
                .filter(entry -> entry.getValue().equals(byName.get(name)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        Schema schema = registry.getSchema(SchemaLocation.of(id));
        return schema.validate(text, InputFormat.JSON).stream()
                .map(error -> name + ": " + error)
                .toList();
    }
}
