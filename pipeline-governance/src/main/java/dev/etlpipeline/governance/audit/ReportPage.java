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
                        "streams", escaped(String.join(", ", report.streams())),
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
                List.of("Begun", "Pipeline", "Run", "Who", "State", "Figures"),
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
                List.of("Time", "Pipeline", "What", "Who", "Of what", "Entries", "Why"),
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
                List.of("Time", "Pipeline", "What is another than before", "Seen by"),
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
                List.of("Pipeline", "Column", "Rows", "Events"),
                report.columns().stream()
                        .map(one ->
                                List.of(one.stream(), one.column(), Words.count(one.rows()), Words.count(one.events())))
                        .toList());
    }

    private static String table(List<String> head, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return "<p>None.</p>";
        }
        return "<table><thead><tr>" + cells("th", head) + "</tr></thead><tbody>\n"
                + rows.stream()
                        .map(row -> "<tr>" + cells("td", row) + "</tr>\n")
                        .collect(Collectors.joining())
                + "</tbody></table>";
    }

    private static String cells(String element, List<String> texts) {
        return texts.stream()
                .map(text -> "<" + element + ">" + escaped(text) + "</" + element + ">")
                .collect(Collectors.joining());
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
