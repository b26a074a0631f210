package dev.etlpipeline.observability.serve;

import com.fasterxml.jackson.databind.JsonNode;
import dev.etlpipeline.core.module.HealthCheck.Health;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The dashboard and a run's own page; their parts by id are also what is sent again where they change. */
final class Pages {

    private static final int PAST = 20;
    private static final int CALLING = 5;
    private static final int RECENT = 15;

    private final Layout layout;

    Pages(Layout layout) {
        this.layout = layout;
    }

    /** Headings by id, in the order in which they stand: what is urgent first. */
    static final Map<String, String> DASHBOARD = ordered(
            "summary", "In a word",
            "current", "Runs in progress",
            "health", "Health",
            "apis", "APIs, over the last runs that called them",
            "rejects", "Rejects of the latest run, by rule",
            "past", "Latest runs",
            "events", "Recent events");

    private static final Map<String, String> RUN = ordered(
            "outcome", "How it stands",
            "account", "The account",
            "pace", "Pace",
            "stages", "Stages",
            "rejects", "Rejects by rule",
            "apis", "APIs",
            "events", "Events");

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }

    String dashboard(Snapshot now) {
        return layout.page("Dashboard", "/events", sections(DASHBOARD, dashboardParts(now)));
    }

    String run(JsonNode run) {
        String id = run.path("run_id").asText();
        return layout.page("Run " + id, "/events?run=" + id, sections(RUN, runParts(run)));
    }

    private static String sections(Map<String, String> headings, Map<String, String> parts) {
        StringBuilder body = new StringBuilder();
        headings.forEach((id, heading) -> body.append(Layout.section(id, heading, parts.getOrDefault(id, ""))));
        return body.toString();
    }

    static Map<String, String> dashboardParts(Snapshot now) {
        Map<String, String> parts = new LinkedHashMap<>();
        List<JsonNode> running = now.running();
        StringBuilder cards = new StringBuilder();
        running.forEach(run -> cards.append(RunViews.card(run)));
        parts.put("summary", summary(now, running.size()));
        parts.put(
                "current",
                cards.isEmpty() ? "<p class=\"quiet\">None.</p>" : "<div class=\"cards\">" + cards + "</div>");
        parts.put("health", HealthView.of(now.health(), part -> true));
        parts.put(
                "apis",
                RunViews.apis(now.runs().stream()
                        .filter(run -> !run.path("apis").isEmpty())
                        .limit(CALLING)
                        .toList()));
        parts.put(
                "rejects",
                now.runs().stream().findFirst().map(RunViews::rejects).orElse("<p class=\"quiet\">No run yet.</p>"));
        parts.put("past", RunViews.table(now.runs().stream().limit(PAST).toList()));
        parts.put("events", RunViews.events(now.events(RECENT)));
        return parts;
    }

    private static String summary(Snapshot now, int running) {
        String runs = running == 0
                ? "No run is in progress"
                : running == 1 ? "One run is in progress" : running + " runs are in progress";
        String last = now.runs().stream()
                .filter(run -> !Snapshot.isRunning(run))
                .findFirst()
                .map(run ->
                        "; the last one, of " + Html.text(run.path("pipeline").asText()) + ", ended "
                                + Html.state(run.path("status").asText()))
                .orElse("");
        String health = now.health() == null
                ? ""
                : Html.state(now.health().health().name()) + " "
                        + (now.health().health() == Health.DOWN ? "A run cannot succeed now. " : "");
        return "<p class=\"word\" role=\"status\">" + health + runs + last + ".</p>";
    }

    static Map<String, String> runParts(JsonNode run) {
        Map<String, String> parts = new LinkedHashMap<>();
        String error = run.path("error").asText("");
        parts.put(
                "outcome",
                "<p role=\"status\">" + Html.state(run.path("status").asText())
                        + (error.isEmpty() || error.equals("null") ? "" : " " + Html.text(error)) + "</p>"
                        + (Snapshot.isRunning(run) ? RunViews.card(run) : ""));
        parts.put("account", account(run));
        parts.put("pace", PaceChart.of(run));
        parts.put("stages", RunViews.stages(run));
        parts.put("rejects", RunViews.rejects(run));
        parts.put("apis", RunViews.apis(List.of(run)));
        List<JsonNode> events = new java.util.ArrayList<>();
        run.path("events").forEach(events::add);
        java.util.Collections.reverse(events);
        parts.put("events", RunViews.events(events));
        return parts;
    }

    private static String account(JsonNode run) {
        return "<dl>"
                + RunViews.figure("Pipeline", Html.text(run.path("pipeline").asText()))
                + RunViews.figure("File", Html.text(run.path("file").asText()))
                + RunViews.figure("Attempt", Figures.count(run, "attempt"))
                + RunViews.figure("Began (UTC)", Figures.time(run.path("started")))
                + RunViews.figure("Time", Figures.took(run.path("took_ms")))
                + RunViews.figure("Rows/s", Figures.count(Figures.rate(run)))
                + "</dl><p>read " + Figures.count(run, "read") + " = " + Figures.count(run, "inserted") + " inserted + "
                + Figures.count(run, "updated") + " updated + " + Figures.count(run, "unchanged") + " unchanged + "
                + Figures.count(run, "superseded") + " superseded + " + Figures.count(run, "quarantined")
                + " quarantined</p>";
    }
}
