package dev.etlpipeline.observability.serve;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Pieces of a run as HTML. */
final class RunViews {

    private static final String NONE = "<p class=\"quiet\">";

    private RunViews() {}

    static String link(JsonNode run) {
        String id = Html.text(run.path("run_id").asText());
        return "<a href=\"/runs/" + id + "\">" + id + "</a>";
    }

    /** A run under way: how far, how fast, what of it was refused. */
    static String card(JsonNode run) {
        int percent = Figures.percent(run);
        boolean measured = run.path("bytes_done").isNumber();
        String name = Html.text(run.path("pipeline").asText());
        String progress = measured
                ? "<progress max=\"100\" value=\"" + percent + "\" aria-label=\"Part of the file that is loaded\">"
                        + percent + " %</progress>"
                : "";
        return "<article class=\"card\"><h3>" + name + " "
                + Html.state(run.path("status").asText()) + "</h3>" + progress
                + "<dl>" + figure("Loaded", measured ? percent + " %" : "seen in the warehouse only")
                + figure("Rows read", Figures.count(run, "read"))
                + figure("Rows/s now", Figures.count(run, "rows_per_second"))
                + figure("Rejects", Figures.count(run, "quarantined"))
                + figure("Time", Figures.took(run.path("took_ms")))
                + figure("File", Html.text(run.path("file").asText())) + "</dl>" + PaceChart.of(run)
                + heard(run) + "<p>" + link(run) + "</p></article>";
    }

    /** The last event behind the beginning: why nothing moves, where nothing does. */
    private static String heard(JsonNode run) {
        JsonNode events = run.path("events");
        return events.size() < 2 ? "" : events(List.of(events.get(events.size() - 1)));
    }

    static String figure(String name, String value) {
        return "<div><dt>" + name + "</dt><dd>" + value + "</dd></div>";
    }

    static String table(List<JsonNode> runs) {
        if (runs.isEmpty()) {
            return NONE + "No run yet. <code>./pipeline run</code> makes the first.</p>";
        }
        StringBuilder rows = new StringBuilder();
        for (JsonNode run : runs) {
            rows.append("<tr><td>").append(link(run)).append("</td><td>");
            rows.append(Html.text(run.path("pipeline").asText()))
                    .append(run.path("dry_run").asBoolean() ? " (dry)" : "");
            rows.append("</td><td>").append(Html.state(run.path("status").asText()));
            rows.append("</td><td data-label=\"Began (UTC)\">")
                    .append(Figures.time(run.path("started")))
                    .append("</td>");
            number(rows, "Time", Figures.took(run.path("took_ms")));
            number(rows, "Read", Figures.count(run, "read"));
            number(rows, "New", Figures.count(run, "inserted"));
            number(rows, "Changed", Figures.count(run, "updated"));
            number(rows, "Rejects", Figures.count(run, "quarantined"));
            rows.append("</tr>");
        }
        return "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Runs\"><table><thead><tr><th scope=\"col\">Run</th><th scope=\"col\">Pipeline</th>"
                + "<th scope=\"col\">State</th><th scope=\"col\">Began (UTC)</th>" + head("Time") + head("Read")
                + head("New") + head("Changed") + head("Rejects") + "</tr></thead><tbody>" + rows
                + "</tbody></table></div>";
    }

    private static String head(String name) {
        return "<th scope=\"col\" class=\"number\">" + name + "</th>";
    }

    /** @param column as its head calls it, for a screen that is too narrow for heads */
    private static void number(StringBuilder rows, String column, String value) {
        rows.append("<td class=\"number\" data-label=\"")
                .append(column)
                .append("\">")
                .append(value)
                .append("</td>");
    }

    /** Rejects by the rule that refused them, most first. */
    static String rejects(JsonNode run) {
        JsonNode byRule = run.path("rejects");
        if (!byRule.isObject()) {
            return NONE + "Known only where the run was made.</p>";
        }
        if (byRule.isEmpty()) {
            return NONE + "None.</p>";
        }
        long most = 1;
        for (JsonNode count : byRule) {
            most = Math.max(most, count.asLong());
        }
        StringBuilder rows = new StringBuilder();
        long greatest = most;
        byRule.properties().stream()
                .sorted(Map.Entry.comparingByValue((a, b) -> Long.compare(b.asLong(), a.asLong())))
                .forEach(rule -> rows.append("<tr><th scope=\"row\">")
                        .append(Html.text(rule.getKey()))
                        .append("</th><td class=\"number\">")
                        .append(Figures.count(rule.getValue().asLong()))
                        .append("</td><td class=\"bar\" aria-hidden=\"true\"><progress max=\"")
                        .append(greatest)
                        .append("\" value=\"")
                        .append(rule.getValue().asLong())
                        .append("\"></progress></td></tr>"));
        return "<table><thead><tr><th scope=\"col\">Rule</th><th scope=\"col\" class=\"number\">Records</th>"
                + "<td></td></tr></thead><tbody>" + rows + "</tbody></table>";
    }

    static String stages(JsonNode run) {
        StringBuilder rows = new StringBuilder();
        run.path("stages").properties().forEach(stage -> {
            rows.append("<tr><th scope=\"row\">")
                    .append(Html.text(stage.getKey()))
                    .append("</th>");
            number(rows, "Time", Figures.took(stage.getValue().path("ms")));
            number(rows, "Done", Figures.count(stage.getValue(), "done"));
            number(rows, "Failed", Figures.count(stage.getValue(), "failed"));
            rows.append("</tr>");
        });
        return rows.isEmpty()
                ? NONE + "Known only where the run was made.</p>"
                : "<table><thead><tr><th scope=\"col\">Stage</th>" + head("Time, all threads") + head("Done")
                        + head("Failed") + "</tr></thead><tbody>" + rows + "</tbody></table>";
    }

    /** @param runs each with a row for each API that it called */
    static String apis(List<JsonNode> runs) {
        StringBuilder rows = new StringBuilder();
        for (JsonNode run : runs) {
            run.path("apis").properties().forEach(api -> api(rows, run, api.getKey(), api.getValue()));
        }
        return rows.isEmpty()
                ? NONE + "No call was made.</p>"
                : "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"APIs\"><table><thead><tr>"
                        + "<th scope=\"col\">API</th><th scope=\"col\">Run</th><th scope=\"col\">Circuit</th>"
                        + head("Calls")
                        + head("Mean") + head("Slowest")
                        + "<th scope=\"col\">Failed calls by kind</th></tr></thead><tbody>"
                        + rows + "</tbody></table></div>";
    }

    private static void api(StringBuilder rows, JsonNode run, String name, JsonNode calls) {
        String circuit = run.path("circuits").path(name).asText("closed");
        rows.append("<tr><th scope=\"row\">").append(Html.text(name)).append("</th><td>");
        rows.append(link(run)).append("</td><td>").append(Html.state(circuit)).append("</td>");
        number(rows, "Calls", Figures.count(calls, "calls"));
        number(rows, "Mean", Figures.count(calls, "mean_ms") + " ms");
        number(rows, "Slowest", Figures.count(calls, "slowest_ms") + " ms");
        rows.append("<td data-label=\"Failed calls\">")
                .append(failures(calls.path("failures")))
                .append("</td></tr>");
    }

    private static String failures(JsonNode kinds) {
        StringBuilder words = new StringBuilder();
        kinds.properties()
                .forEach(kind -> words.append(words.isEmpty() ? "" : ", ")
                        .append(Html.text(kind.getKey()))
                        .append(" ")
                        .append(Figures.count(kind.getValue().asLong())));
        return words.isEmpty() ? "none" : words.toString();
    }

    static String events(List<JsonNode> events) {
        if (events.isEmpty()) {
            return NONE + "None.</p>";
        }
        StringBuilder items = new StringBuilder();
        for (JsonNode event : events) {
            items.append("<li>")
                    .append(Figures.time(event.path("at")))
                    .append(' ')
                    .append(Html.state(event.path("level").asText()))
                    .append(" <code>")
                    .append(Html.text(event.path("event").asText()))
                    .append("</code> ")
                    .append(Html.text(event.path("message").asText()))
                    .append("</li>");
        }
        return "<ol class=\"events\">" + items + "</ol>";
    }
}
