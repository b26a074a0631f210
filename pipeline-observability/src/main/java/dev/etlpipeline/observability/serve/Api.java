package dev.etlpipeline.observability.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.etlpipeline.core.run.RunState;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What programs ask; {@code openapi.json} beside this class describes it. */
final class Api {

    /** The routes, as the description names them. */
    static final List<String> PATHS = List.of(
            "/api/runs",
            "/api/runs/{run}",
            "/api/runs/{run}/rejects",
            "/api/health",
            "/api/events",
            "/api/starts/{start}",
            "/api/openapi.json");

    private static final int MOST = 500;
    private static final List<String> DETAILS =
            List.of("events", "pace", "stages", "rejects", "apis", "circuits", "pool");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Board board;

    Api(Board board) {
        this.board = board;
    }

    void routes(RoutesConfig routes) {
        routes.get("/api/runs", this::runs);
        routes.get("/api/runs/{run}", context -> json(context, run(context)));
        routes.get("/api/runs/{run}/rejects", this::rejects);
        routes.get(
                "/api/health",
                context -> json(context, dev.etlpipeline.observability.health.HealthJson.of(board.report())));
        routes.get("/api/events", this::events);
        routes.get(
                "/api/openapi.json",
                context -> context.contentType("application/json").result(Assets.text("openapi.json")));
    }

    private void runs(Context context) {
        int limit = limit(context, 20);
        String state = state(context);
        ArrayNode array = MAPPER.createArrayNode();
        board.snapshot().runs().stream()
                .filter(run -> state.isEmpty() || run.path("status").asText().equals(state))
                .limit(limit)
                .forEach(run -> array.add(((ObjectNode) run.deepCopy()).remove(DETAILS)));
        json(context, array);
    }

    private static String state(Context context) {
        String asked = context.queryParam("state");
        if (asked == null || asked.isBlank()) {
            return "";
        }
        return Arrays.stream(RunState.values())
                .map(RunState::name)
                .filter(name -> name.equals(asked.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () -> new BadRequestResponse("state must be one of " + Arrays.toString(RunState.values())));
    }

    private static int limit(Context context, int otherwise) {
        String asked = context.queryParam("limit");
        if (asked == null) {
            return otherwise;
        }
        if (!asked.matches("[1-9]\\d{0,2}") || Integer.parseInt(asked) > MOST) {
            throw new BadRequestResponse("limit must be a whole number from 1 to " + MOST);
        }
        return Integer.parseInt(asked);
    }

    private JsonNode run(Context context) {
        return board.snapshot()
                .run(context.pathParam("run"))
                .orElseThrow(() -> new NotFoundResponse("no such run is known here; /api/runs lists them"));
    }

    private void rejects(Context context) {
        JsonNode run = run(context);
        ObjectNode node = MAPPER.createObjectNode();
        node.set("run_id", run.path("run_id"));
        node.put("known", run.path("rejects").isObject());
        node.set("quarantined", run.path("quarantined").isNumber() ? run.path("quarantined") : null);
        node.set("by_rule", run.path("rejects").isObject() ? run.path("rejects") : MAPPER.createObjectNode());
        json(context, node);
    }

    private void events(Context context) {
        ArrayNode array = MAPPER.createArrayNode();
        array.addAll(board.snapshot().events(limit(context, 50)));
        json(context, array);
    }

    static void json(Context context, JsonNode node) {
        context.contentType("application/json").result(text(node));
    }

    static String text(Object tree) {
        try {
            return MAPPER.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is always writable", e);
        }
    }
}
