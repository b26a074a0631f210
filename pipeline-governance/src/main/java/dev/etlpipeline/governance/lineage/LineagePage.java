package dev.etlpipeline.governance.lineage;

import dev.etlpipeline.governance.page.PageText;
import java.util.Map;
import java.util.stream.Collectors;

/** Lineage as one HTML page that needs nothing else: the picture, and below it each column in words. */
final class LineagePage {

    private LineagePage() {}

    static String of(Lineage lineage) {
        return PageText.filled(
                LineagePage.class,
                "lineage.html",
                Map.of(
                        "pipeline", PageText.escaped(lineage.pipeline()),
                        "target", PageText.escaped(lineage.target()),
                        "picture", LineageSvg.of(PictureOf.of(lineage), lineage.target()),
                        "filters", filters(lineage),
                        "columns",
                                lineage.columns().stream()
                                        .map(column -> column(lineage, column))
                                        .collect(Collectors.joining())));
    }

    private static String filters(Lineage lineage) {
        return lineage.filters().isEmpty() ? "no column" : PageText.escaped(String.join(", ", lineage.filters()));
    }

    private static String column(Lineage lineage, TargetColumn column) {
        String rules = column.ruleNames();
        return "<section><h3>" + PageText.escaped(column.name()) + " <span class=\"tag "
                + column.protection().word() + "\">" + column.protection().word() + "</span></h3>\n<ul>\n"
                + lineage.edges(column).map(LineagePage::edge).collect(Collectors.joining())
                + "</ul>"
                + (rules.isEmpty() ? "" : "<p class=\"faint\">rules: " + PageText.escaped(rules) + "</p>")
                + "</section>\n";
    }

    private static String edge(Edge edge) {
        String from = edge.fromFile() ? edge.field() : edge.enrichment() + ": " + edge.field();
        String path = edge.path();
        return "<li class=\"" + (edge.value() ? "value" : "decides") + "\"><strong>" + PageText.escaped(from)
                + "</strong>"
                + (path.isEmpty() ? "" : " &rsaquo; " + PageText.escaped(path).replace(" &gt; ", " &rsaquo; "))
                + (edge.value() ? "" : " <span class=\"faint\">(decides)</span>") + "</li>\n";
    }
}
