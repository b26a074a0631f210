package dev.etlpipeline.testkit.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A pipeline for a cloud service, as JSON under docs/resilience/cloud, with the schema beside it. */
final class CloudPipeline {

    private static final String FOLDER = "docs/resilience/cloud/";

    private final String service;
    private final String text;
    private final JsonNode json;

    /** How an activity of the outer level ended. */
    enum Ended {
        SUCCEEDED,
        FAILED,
        SKIPPED;

        boolean meets(String condition) {
            return condition.equals("Completed") ? this != SKIPPED : condition.equalsIgnoreCase(name());
        }
    }

    /** @param service azure or fabric */
    CloudPipeline(String service) {
        this.service = service;
        this.text = Page.text(Page.root().resolve(FOLDER + service + "-pipeline.json"));
        this.json = read(text);
    }

    private static JsonNode read(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    String text() {
        return text;
    }

    /** What the schema has against such a pipeline, empty where nothing. Nothing is fetched. */
    List<String> faults(String pipeline) {
        String schema = Page.text(Page.root().resolve(FOLDER + service + "-pipeline.schema.json"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema, InputFormat.JSON)
                .validate(pipeline, InputFormat.JSON)
                .stream()
                .map(Error::toString)
                .toList();
    }

    JsonNode properties() {
        return json.path("properties");
    }

    /** Of the outer level, in the file's order. */
    Map<String, JsonNode> activities() {
        Map<String, JsonNode> activities = new LinkedHashMap<>();
        properties()
                .path("activities")
                .forEach(activity -> activities.put(activity.path("name").asText(), activity));
        return activities;
    }

    /** The types of all activities, those inside others too. */
    Set<String> types() {
        Set<String> types = new TreeSet<>();
        for (JsonNode activity : activities().values()) {
            types.add(activity.path("type").asText());
            for (JsonNode inner : activity.path("typeProperties").path("ifTrueActivities")) {
                types.add(inner.path("type").asText());
            }
        }
        return types;
    }

    /** What stands at a path of names and indexes behind an activity's name or {@code properties}, as {@code copy.policy.retry}. */
    JsonNode at(String path) {
        String[] names = path.split("\\.", 2);
        JsonNode activity =
                names[0].equals("properties") ? properties() : activities().get(names[0]);
        if (activity == null) {
            throw new AssertionError("there is no activity " + names[0]);
        }
        return activity.at("/" + names[1].replace('.', '/'));
    }

    /**
     * Goes through the activities as the services document it: an activity runs if of each activity it depends on one of the
     * named conditions holds, and is skipped otherwise.
     *
     * @param failing that fail if they run
     */
    Map<String, Ended> play(Set<String> failing) {
        Map<String, Ended> ended = new LinkedHashMap<>();
        activities().forEach((name, activity) -> {
            boolean runs = true;
            for (JsonNode dependency : activity.path("dependsOn")) {
                Ended before = ended.get(dependency.path("activity").asText());
                if (before == null) {
                    throw new AssertionError(name + " depends on what does not stand before it");
                }
                runs &= anyMet(before, dependency.path("dependencyConditions"));
            }
            boolean fails =
                    failing.contains(name) || activity.path("type").asText().equals("Fail");
            ended.put(name, runs ? (fails ? Ended.FAILED : Ended.SUCCEEDED) : Ended.SKIPPED);
        });
        return ended;
    }

    private static boolean anyMet(Ended before, JsonNode conditions) {
        boolean met = false;
        for (JsonNode condition : conditions) {
            met |= before.meets(condition.asText());
        }
        return met;
    }

    /** How the services document it: by the leaves; instead of a skipped one, what it depends on counts. */
    Ended outcome(Map<String, Ended> ended) {
        Set<String> leaves = new TreeSet<>(ended.keySet());
        activities().values().forEach(activity -> leaves.removeAll(parents(activity)));
        return leaves.stream().anyMatch(leaf -> failed(leaf, ended)) ? Ended.FAILED : Ended.SUCCEEDED;
    }

    private boolean failed(String activity, Map<String, Ended> ended) {
        if (ended.get(activity) != Ended.SKIPPED) {
            return ended.get(activity) == Ended.FAILED;
        }
        return parents(activities().getOrDefault(activity, json)).stream().anyMatch(parent -> failed(parent, ended));
    }

    private static List<String> parents(JsonNode activity) {
        List<String> parents = new ArrayList<>();
        activity.path("dependsOn")
                .forEach(dependency -> parents.add(dependency.path("activity").asText()));
        return parents;
    }
}
