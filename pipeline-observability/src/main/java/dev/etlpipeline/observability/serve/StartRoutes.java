package dev.etlpipeline.observability.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Set;

/** Runs started over HTTP: by a form, which needs no script, and by programs. */
final class StartRoutes {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> ASKED = Set.of("file", "dry_run", "enrich");

    private final RunStarter starter;
    private final StartPages pages;
    private final Board board;
    private final OwnPages own = new OwnPages();

    StartRoutes(RunStarter starter, StartPages pages, Board board) {
        this.starter = starter;
        this.pages = pages;
        this.board = board;
    }

    void routes(RoutesConfig routes) {
        routes.post("/api/runs", this::startByJson);
        routes.get("/api/starts/{start}", context -> Api.json(context, json(start(context))));
        if (starter.allowed()) {
            routes.get("/start", context -> html(context, pages.form(starter, own.key(), "")));
            routes.post("/start", this::startByForm);
            routes.get("/starts/{start}", this::follow);
        }
    }

    private void startByForm(Context context) {
        try {
            own.requireForm(context);
            RunStart start = starter.start(
                    String.valueOf(context.formParam("file")),
                    context.formParam("dry_run") != null,
                    context.formParam("no_enrich") == null);
            context.redirect("/starts/" + start.number(), HttpStatus.SEE_OTHER);
        } catch (HttpResponseException e) {
            context.status(e.getStatus());
            html(context, pages.form(starter, own.key(), String.valueOf(e.getMessage())));
        }
    }

    private void startByJson(Context context) {
        own.requireJson(context);
        JsonNode asked = read(context.body());
        String usual = starter.files().offered().stream().findFirst().orElse("");
        RunStart start = starter.start(
                asked.path("file").asText(usual), flag(asked, "dry_run", false), flag(asked, "enrich", true));
        context.status(HttpStatus.ACCEPTED).header("Location", "/api/starts/" + start.number());
        Api.json(context, json(start));
    }

    private static JsonNode read(String body) {
        try {
            JsonNode asked = MAPPER.readTree(body);
            if (asked instanceof ObjectNode object && ASKED.containsAll(names(object))) {
                return asked;
            }
        } catch (JsonProcessingException e) {
            throw new BadRequestResponse(
                    "this is no JSON; send an object, such as {\"file\": \"seeds/customers.csv\"}");
        }
        throw new BadRequestResponse("send an object with file, dry_run and enrich, or some of them");
    }

    private static List<String> names(ObjectNode object) {
        return object.properties().stream().map(property -> property.getKey()).toList();
    }

    private static boolean flag(JsonNode asked, String name, boolean otherwise) {
        JsonNode value = asked.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw new BadRequestResponse(name + " must be true or false");
        }
        return value.asBoolean(otherwise);
    }

    private RunStart start(Context context) {
        String number = context.pathParam("start");
        if (!number.matches("\\d{1,9}")) {
            throw new NotFoundResponse("starts are numbered");
        }
        return starter.numbered(Integer.parseInt(number))
                .orElseThrow(() -> new NotFoundResponse("no such start is known here; / has the latest runs"));
    }

    private RunStart.State state(RunStart start) {
        return start.state(board.snapshot().runs(), board.left());
    }

    private ObjectNode json(RunStart start) {
        return start.json(state(start), board.snapshot().runs());
    }

    private void follow(Context context) {
        RunStart start = start(context);
        ObjectNode now = json(start);
        switch (RunStart.State.valueOf(now.path("state").asText())) {
            case STARTED -> context.redirect("/runs/" + now.path("run_id").asText(), HttpStatus.SEE_OTHER);
            case STARTING -> html(context, pages.waiting(start));
            case REFUSED ->
                html(context, pages.refused(start, now.path("exit_code").asInt()));
        }
    }

    private static void html(Context context, String page) {
        context.contentType("text/html; charset=utf-8").result(page);
    }
}
