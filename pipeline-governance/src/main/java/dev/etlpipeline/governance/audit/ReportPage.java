package dev.etlpipeline.governance.audit;

import dev.etlpipeline.governance.audit.AuditReport.Entry;
import dev.etlpipeline.governance.audit.AuditReport.Run;
import dev.etlpipeline.governance.page.PageText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The report as a page of its own: XHTML, so that it can be made a PDF. */
final class ReportPage {

    private ReportPage() {}

    static String of(AuditReport report, String version) {
        return PageText.filled(
                ReportPage.class,
                "report.xhtml",
                Map.of(
                        "from", day(report.from()),
                        "to", day(report.to().minus(1, ChronoUnit.MILLIS)),
                        "version", escaped(version),
                        "streams", escaped(report.streams().isEmpty() ? "none" : String.join(", ", report.streams())),
                        "user", report.user() == null ? "" : "Only what user " + escaped(report.user()) + " did. ",
                        "runs", runs(report.runs()),
                        "actions", actions(report.actions()),
                        "system", system(report.system()),
                        "columns", columns(report)));
    }

    private static String day(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static String runs(List<Run> runs) {
        return table(
                List.of(
                        whole("Begun"),
                        whole("Pipeline"),
                        plain("Run"),
                        plain("Who"),
                        whole("State"),
                        lengthy("Figures")),
                runs.stream()
                        .map(run -> List.of(
                                Words.time(run.start().event()),
                                run.start().stream(),
                                run.start().text("operation") + " "
                                        + run.start().event().runId(),
                                Words.actor(run.start().event().actor()),
                                run.state(),
                                Words.figures(run)))
                        .toList());
    }

    private static String actions(List<Entry> actions) {
        return table(
                List.of(
                        whole("Time"),
                        whole("Pipeline"),
                        plain("What"),
                        plain("Who"),
                        plain("Of what"),
                        figure("Entries"),
                        lengthy("Why")),
                actions.stream()
                        .map(entry -> List.of(
                                Words.time(entry.event()),
                                entry.stream(),
                                Words.action(entry),
                                Words.actor(entry.event().actor()),
                                entry.text("subject"),
                                entry.text("entries"),
                                entry.text("reason")))
                        .toList());
    }

    private static String system(List<Entry> system) {
        return table(
                List.of(whole("Time"), whole("Pipeline"), lengthy("What is another than before"), plain("Seen by")),
                system.stream()
                        .map(entry -> List.of(
                                Words.time(entry.event()),
                                entry.stream(),
                                ReportText.changed(entry),
                                Words.actor(entry.event().actor())))
                        .toList());
    }

    private static String columns(AuditReport report) {
        return table(
                List.of(whole("Pipeline"), plain("Column"), figure("Rows"), figure("Events")),
                report.columns().stream()
                        .map(one ->
                                List.of(one.stream(), one.column(), Words.count(one.rows()), Words.count(one.events())))
                        .toList());
    }

    /** A column of a table, and the class of its cells. */
    private record Head(String title, String style) {}

    private static Head plain(String title) {
        return new Head(title, "plain");
    }

    /** Of short texts that are kept in one line. */
    private static Head whole(String title) {
        return new Head(title, "whole");
    }

    private static Head figure(String title) {
        return new Head(title, "figure");
    }

    private static Head lengthy(String title) {
        return new Head(title, "long");
    }

    private static String table(List<Head> heads, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return "<p>None.</p>";
        }
        return "<table><thead><tr>"
                + heads.stream()
                        .map(head -> "<th class=\"" + head.style() + "\">" + head.title() + "</th>")
                        .collect(Collectors.joining())
                + "</tr></thead><tbody>\n"
                + rows.stream().map(row -> row(heads, row)).collect(Collectors.joining())
                + "</tbody></table>";
    }

    /** Each cell names its column too, for screens that are too narrow for a table. */
    private static String row(List<Head> heads, List<String> texts) {
        return IntStream.range(0, heads.size())
                .mapToObj(i -> "<td class=\"" + heads.get(i).style() + "\" data-head=\""
                        + heads.get(i).title() + "\">" + escaped(texts.get(i)) + "</td>")
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }

    /** Characters that XML knows nothing of are left out: a reason is whatever somebody typed. */
    private static String escaped(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("{{", "{&#8203;{");
    }
}
