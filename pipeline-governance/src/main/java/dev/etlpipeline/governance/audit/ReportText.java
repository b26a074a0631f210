package dev.etlpipeline.governance.audit;

import dev.etlpipeline.governance.audit.AuditReport.Entry;
import dev.etlpipeline.governance.audit.AuditReport.Run;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The report for a terminal of 80 columns. */
final class ReportText {

    /** Lines of each part; files have all. */
    private static final int SHOWN = 20;

    private static final int WIDTH = 80;

    private ReportText() {}

    static List<String> lines(AuditReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("Audit from " + report.from().atOffset(ZoneOffset.UTC).toLocalDate() + " to "
                + report.to()
                        .minus(1, ChronoUnit.MILLIS)
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDate() + ", "
                + (report.streams().isEmpty() ? "no events" : String.join(", ", report.streams()))
                + (report.user() == null ? "" : ", of user " + report.user() + " alone"));
        part(lines, "Runs", report.runs().stream().map(ReportText::run).toList());
        part(
                lines,
                "What people did",
                report.actions().stream().map(ReportText::action).toList());
        part(
                lines,
                "Changes of the system",
                report.system().stream()
                        .map(entry -> Words.time(entry.event()) + "  " + entry.stream() + ": " + changed(entry))
                        .toList());
        part(
                lines,
                "Changed columns",
                report.columns().stream()
                        .map(one -> one.stream() + "." + one.column() + ": " + Words.count(one.rows(), "row") + " in "
                                + Words.count(one.events(), "event"))
                        .toList());
        return lines;
    }

    private static void part(List<String> lines, String title, List<String> entries) {
        lines.add("");
        lines.add(title + (entries.isEmpty() ? ": none" : ""));
        entries.stream().limit(SHOWN).forEach(entry -> {
            String margin = "  ";
            for (String line : entry.split("\n")) {
                lines.addAll(folded(line, margin));
                margin = "    ";
            }
        });
        if (entries.size() > SHOWN) {
            lines.add("  and " + Words.count(entries.size() - SHOWN) + " more; --html, --pdf and --csv have all");
        }
    }

    /** A word that is longer than a line stays whole. */
    private static List<String> folded(String text, String margin) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(margin);
        for (String word : text.split("(?<! ) ")) {
            if (!line.toString().isBlank() && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder("    ");
            }
            line.append(line.toString().isBlank() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static String run(Run run) {
        Entry start = run.start();
        return Words.time(start.event()) + "  " + start.text("operation") + " "
                + start.event().runId() + ", " + run.state() + "\nby "
                + Words.actor(start.event().actor()) + "\n" + Words.figures(run);
    }

    private static String action(Entry entry) {
        String reason = entry.text("reason");
        return Words.time(entry.event()) + "  " + Words.action(entry) + " by "
                + Words.actor(entry.event().actor()) + "\n" + entry.text("subject") + " ("
                + entry.text("entries") + "): " + (reason.isEmpty() ? "no reason given" : reason);
    }

    static String changed(Entry entry) {
        List<String> names = new ArrayList<>();
        entry.detail().path(SystemState.CHANGED).forEach(name -> names.add(name.asText()));
        return names.isEmpty() ? "put on record for the first time" : String.join(", ", names);
    }
}
