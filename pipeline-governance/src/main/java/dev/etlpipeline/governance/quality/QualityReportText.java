package dev.etlpipeline.governance.quality;

import dev.etlpipeline.governance.quality.QualityReader.TrendPoint;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report for a terminal of 80 columns. */
final class QualityReportText {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int WIDTH = 80;
    private static final int BAR = 30;

    private final QualityReport report;
    private final ScoredRun run;
    private final StringBuilder text = new StringBuilder();

    private QualityReportText(QualityReport report) {
        this.report = report;
        this.run = report.run();
    }

    static String of(QualityReport report) {
        return new QualityReportText(report).text();
    }

    /** Minutes of UTC. */
    static String time(Instant instant) {
        return TIME.format(instant);
    }

    private String text() {
        line("Quality of run %s, pipeline %s", run.runId(), run.pipeline());
        line("%s: %,d records read, %,d loaded", run.file(), run.records(), run.rows());
        line(
                run.ended() == null
                        ? "The run did not come to the file's end: scores are those of what it committed."
                        : "Judged to the file's end.");
        line("");
        run.scores().byWord().forEach(this::score);
        line("");
        broken();
        trend();
        return text.toString();
    }

    private void score(String word, double score) {
        Double least = run.minimum().get(word);
        String bar = "#".repeat((int) Math.floor(score / 100 * BAR));
        String note = least == null
                ? ""
                : score < least ? "  below " + ScoreWords.figure(least) : "  at least " + ScoreWords.figure(least);
        line("  %-13s %6s  %-" + BAR + "s%s", word, ScoreWords.figure(score), bar, note);
    }

    private void broken() {
        List<RuleResult> broken = report.broken();
        line(
                broken.isEmpty() ? "All %d rules are kept." : "%d of %d rules are broken, the most often broken first:",
                broken.isEmpty()
                        ? new Object[] {run.rules().size()}
                        : new Object[] {broken.size(), run.rules().size()});
        for (RuleResult rule : broken) {
            long asked = run.asked(rule);
            line(
                    "  %s: %,d of %,d (%s %%)",
                    rule.title(), rule.failed(), asked, ScoreWords.figure(100.0 * rule.failed() / Math.max(1, asked)));
            wrapped(
                    "",
                    rule.severity().word() + ", " + rule.dimension().word()
                            + (rule.about().isEmpty() ? "" : ": " + rule.about()));
            if (!rule.shapes().isEmpty()) {
                wrapped("looks like ", String.join("  ", rule.shapes()));
            }
            if (rule.forgotten() > 0) {
                wrapped(
                        "at least: ",
                        String.format(
                                Locale.ROOT,
                                "%,d values were too many to remember, see governance.quality.unique-values",
                                rule.forgotten()));
            }
        }
        line("");
    }

    private void trend() {
        if (report.trend().isEmpty()) {
            return;
        }
        line("Trend, UTC, oldest first:");
        StringBuilder head =
                new StringBuilder(String.format(Locale.ROOT, "  %-16s %11s %7s", "begun", "records", "overall"));
        for (Dimension dimension : Dimension.values()) {
            head.append(String.format(Locale.ROOT, " %6s", dimension.word().substring(0, 5) + "."));
        }
        line("%s", head);
        report.trend().forEach(this::point);
    }

    private void point(TrendPoint point) {
        StringBuilder row = new StringBuilder(String.format(
                Locale.ROOT,
                "  %-16s %,11d %7s",
                time(point.begun()),
                point.records(),
                figure(point.scores(), Scores.OVERALL)));
        Arrays.stream(Dimension.values())
                .forEach(dimension ->
                        row.append(String.format(Locale.ROOT, " %6s", figure(point.scores(), dimension.word()))));
        line("%s", row);
    }

    private static String figure(Map<String, Double> scores, String word) {
        Double score = scores.get(word);
        return score == null ? "-" : ScoreWords.figure(score);
    }

    /** Six columns from the left, folded at blanks. */
    private void wrapped(String first, String words) {
        StringBuilder line = new StringBuilder("      ").append(first);
        for (String word : words.split(" ")) {
            if (line.length() + word.length() >= WIDTH && !line.toString().isBlank()) {
                line("%s", line.toString().stripTrailing());
                line = new StringBuilder("        ");
            }
            line.append(word).append(' ');
        }
        line("%s", line.toString().stripTrailing());
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append(System.lineSeparator());
    }
}
