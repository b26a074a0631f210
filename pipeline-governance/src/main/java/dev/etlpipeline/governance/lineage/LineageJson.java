package dev.etlpipeline.governance.lineage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Lineage for programs. */
final class LineageJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private LineageJson() {}

    static String of(Lineage lineage) {
        ObjectNode json = JSON.createObjectNode();
        json.put("pipeline", lineage.pipeline());
        json.put("target", lineage.target());
        lineage.file().forEach(json.putArray("file")::add);
        lineage.filters().forEach(json.putArray("filters")::add);
        ArrayNode columns = json.putArray("columns");
        lineage.columns().forEach(column -> column(lineage, column, columns.addObject()));
        return json.toPrettyString() + "\n";
    }

    private static void column(Lineage lineage, TargetColumn column, ObjectNode json) {
        json.put("name", column.name());
        json.put("type", column.type());
        column.column().tags().stream().sorted().forEach(json.putArray("tags")::add);
        json.put("protection", column.protection().word());
        column.rules().stream().map(rule -> rule.name()).distinct().forEach(json.putArray("rules")::add);
        ArrayNode from = json.putArray("from");
        lineage.edges(column).forEach(edge -> edge(edge, from.addObject()));
    }

    private static void edge(Edge edge, ObjectNode json) {
        if (!edge.fromFile()) {
            json.put("enrichment", edge.enrichment());
        }
        json.put("field", edge.field());
        json.put("how", edge.value() ? "value" : "decides");
        edge.works().stream().map(Work::fully).forEach(json.putArray("path")::add);
    }
}
