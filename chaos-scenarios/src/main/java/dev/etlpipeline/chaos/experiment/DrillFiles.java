package dev.etlpipeline.chaos.experiment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes down what a drill came to. */
final class DrillFiles {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private DrillFiles() {}

    static void write(DrillResult result, Path folder) throws IOException {
        Files.createDirectories(folder);
        JSON.writeValue(folder.resolve("journal.json").toFile(), journal(result));
        JSON.writeValue(folder.resolve("reconciliation.json").toFile(), reconciliation(result));
        JunitFile.write(result, folder.resolve(JunitFile.NAME));
    }

    private static ObjectNode head(DrillResult result) {
        ObjectNode head = JSON.createObjectNode();
        head.put("drill", result.drill());
        head.put("title", result.title());
        head.put("seed", result.seed());
        head.put("speed", result.speed().name());
        head.put("database", result.database());
        head.put("without", result.without());
        head.put("started", result.started().toString());
        head.put("ended", result.ended().toString());
        head.put("verdict", result.verdict().name());
        return head;
    }

    private static ObjectNode journal(DrillResult result) {
        ObjectNode json = head(result);
        ArrayNode experiments = json.putArray("experiments");
        result.experiments().forEach(one -> experiment(experiments.addObject(), one));
        return json;
    }

    private static void experiment(ObjectNode json, ExperimentResult one) {
        json.put("fault", one.fault());
        json.put("title", one.title());
        json.put("verdict", one.verdict().name());
        json.put("reason", one.reason());
        json.put("started", one.started().toString());
        json.put("ended", one.ended().toString());
        json.put("log", one.log());
        ArrayNode entries = json.putArray("entries");
        for (Journal.Entry entry : one.entries()) {
            ObjectNode node = entries.addObject();
            node.put("at", entry.at().toString());
            node.put("kind", entry.kind().name());
            node.put("text", entry.text());
            node.set("facts", JSON.valueToTree(entry.facts()));
        }
        ArrayNode samples = json.putArray("samples");
        one.samples().forEach(sample -> sample(samples.addObject(), sample));
        ArrayNode invariants = json.putArray("invariants");
        one.invariants().forEach(invariant -> invariants.addPOJO(invariant));
    }

    private static void sample(ObjectNode node, Journal.Sample sample) {
        node.put("at", sample.at().toString());
        node.put("rows", sample.rows());
        node.put("promised", sample.promised());
        node.set("breakers", JSON.valueToTree(sample.breakers()));
        node.put("retries", sample.retries());
        node.put("queue", sample.queue());
    }

    private static ObjectNode reconciliation(DrillResult result) {
        ObjectNode json = head(result);
        ArrayNode experiments = json.putArray("experiments");
        for (ExperimentResult one : result.experiments()) {
            ObjectNode node = experiments.addObject();
            node.put("fault", one.fault());
            node.put("verdict", one.verdict().name());
            ArrayNode figures = node.putArray("figures");
            one.figures().forEach(figures::addPOJO);
            ArrayNode invariants = node.putArray("invariants");
            one.invariants().forEach(invariants::addPOJO);
        }
        return json;
    }
}
