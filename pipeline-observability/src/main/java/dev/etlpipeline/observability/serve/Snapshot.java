package dev.etlpipeline.observability.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.observability.health.HealthReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the dashboard shows at one moment.
 *
 * @param health null until the first look has ended
 * @param runs   latest first; what the warehouse remembers and what runs of this machine left, each attempt once
 */
record Snapshot(Instant at, @Nullable HealthReport health, List<JsonNode> runs) {

    private static final Comparator<JsonNode> LATEST = Comparator.comparing(
                    (JsonNode run) -> run.path("started").asText())
            .thenComparing(run -> run.path("attempt").asInt())
            .reversed();

    /**
     * Joins the two: the warehouse says how a run ended, its own file how it went.
     *
     * @param remembered as {@link RunJson} writes them
     */
    static Snapshot of(Instant at, @Nullable HealthReport health, List<ObjectNode> remembered, List<JsonNode> live) {
        Map<String, JsonNode> runs = new LinkedHashMap<>();
        live.forEach(run -> runs.put(key(run), run));
        for (ObjectNode run : remembered) {
            JsonNode own = runs.get(key(run));
            boolean newer = own != null && !isRunning(own);
            runs.put(key(run), own == null ? run : newer ? withNumber(own, run) : own);
        }
        List<JsonNode> sorted = new ArrayList<>(runs.values());
        sorted.sort(LATEST);
        return new Snapshot(at, health, List.copyOf(sorted));
    }

    private static JsonNode withNumber(JsonNode own, ObjectNode remembered) {
        ObjectNode both = own.deepCopy();
        both.set("run_no", remembered.path("run_no"));
        both.set("status", remembered.path("status"));
        return both;
    }

    private static String key(JsonNode run) {
        return run.path("run_id").asText() + "-" + run.path("attempt").asInt();
    }

    static boolean isRunning(JsonNode run) {
        return run.path("status").asText().equals(RunState.RUNNING.name());
    }

    List<JsonNode> running() {
        return runs.stream().filter(Snapshot::isRunning).toList();
    }

    /** The latest attempt of a run. */
    Optional<JsonNode> run(String id) {
        return runs.stream()
                .filter(run -> run.path("run_id").asText().equals(id))
                .findFirst();
    }

    /** Events of all runs, latest first. */
    List<JsonNode> events(int most) {
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode run : runs) {
            for (JsonNode event : run.path("events")) {
                ObjectNode with = event.deepCopy();
                with.set("run_id", run.path("run_id"));
                all.add(with);
            }
        }
        all.sort(Comparator.comparing((JsonNode event) -> event.path("at").asText())
                .reversed());
        return List.copyOf(all.subList(0, Math.min(most, all.size())));
    }
}
