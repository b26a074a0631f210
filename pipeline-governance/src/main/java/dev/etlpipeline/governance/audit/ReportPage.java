package dev.etlpipeline.governance.audit;

import dev.etlpipeline.governance.audit.AuditReport.Entry;
import dev.etlpipeline.governance.audit.AuditReport.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** The report as a page of its own: XHTML, so that it can be made a PDF. */
final class ReportPage {

    private ReportPage() {}

    static String of(AuditReport report, String version) {
        return page().replace(
                        "{{from}}",
                        report.from().atOffset(ZoneOffset.UTC).toLocalDate().toString())
                .replace(
                        "{{to}}",
                        report.to()
                                .minus(1, ChronoUnit.MILLIS)
                                .atOffset(ZoneOffset.UTC)
                                .toLocalDate()
                                .toString())
                .replace("{{version}}", escaped(version))
                .replace("{{streams}}", escaped(String.join(", ", report.streams())))
                .replace("{{runs}}", runs(report.runs()))
                .replace("{{actions}}", actions(report.actions()))
                .replace("{{system}}", system(report.system()))
                .replace("{{columns}}", columns(report));
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

    private static String page() {
        try (InputStream resource = ReportPage.class.getResourceAsStream("report.xhtml")) {
            if (resource == null) {
                throw new IllegalStateException("report.xhtml is missing from the class path");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
