package dev.etlpipeline.governance.quality;

import dev.etlpipeline.governance.page.PageText;
import dev.etlpipeline.governance.quality.QualityReader.TrendPoint;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The report as one HTML page that needs nothing else: no network and no script. */
final class QualityReportPage {

    private static final int WIDTH = 600;
    private static final int HEIGHT = 120;

    private final QualityReport report;
    private final ScoredRun run;

    private QualityReportPage(QualityReport report) {
        this.report = report;
        this.run = report.run();
    }

    static String of(QualityReport report) {
        return new QualityReportPage(report).text();
    }

    private String text() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("run", PageText.escaped(run.runId()));
        parts.put("pipeline", PageText.escaped(run.pipeline()));
        parts.put("file", PageText.escaped(run.file()));
        parts.put("begun", QualityReportText.time(run.begun()));
        parts.put("records", number(run.records()));
        parts.put("rows", number(run.rows()));
        parts.put(
                "end",
                run.ended() == null
                        ? "The run did not come to the file's end: scores are those of what it committed."
                        : "Judged to the file's end.");
        parts.put("scores", scores());
        parts.put("kept", report.kept() + " of " + run.rules().size());
        parts.put("broken", broken());
        parts.put("curve", curve());
        parts.put("heads", heads());
        parts.put("trend", trend());
        return PageText.filled(QualityReportPage.class, "quality.html", parts);
    }

    private String scores() {
        StringBuilder rows = new StringBuilder();
        run.scores().byWord().forEach((word, score) -> {
            Double least = run.minimum().get(word);
            boolean below = least != null && score < least;
            rows.append(String.format(
                    Locale.ROOT,
                    "<tr%s><th scope=\"row\">%s</th><td class=\"figure\">%s</td><td><div class=\"bar\"><span style=\"width:"
                            + "%.2f%%\"></span></div></td><td>%s</td></tr>%n",
                    below ? " class=\"below\"" : "",
                    word,
                    ScoreWords.figure(score),
                    score,
                    least == null ? "" : (below ? "below " : "at least ") + ScoreWords.figure(least)));
        });
        return rows.toString();
    }

    private String broken() {
        List<RuleResult> broken = report.broken();
        if (broken.isEmpty()) {
            return "<tr><td colspan=\"6\">None.</td></tr>";
        }
        return broken.stream().map(this::rule).collect(Collectors.joining());
    }

    private String rule(RuleResult rule) {
        long asked = run.asked(rule);
        return "<tr><td>" + PageText.escaped(rule.title()) + "<br><span class=\"faint\">"
                + PageText.escaped(rule.about())
                + "</span></td><td>"
                + rule.severity().word() + "</td><td>" + rule.dimension().word() + "</td><td class=\"figure\">"
                + number(rule.failed()) + (rule.forgotten() > 0 ? " or more" : "") + "</td><td class=\"figure\">"
                + ScoreWords.figure(100.0 * rule.failed() / Math.max(1, asked)) + " %</td><td><code>"
                + rule.shapes().stream().map(PageText::escaped).collect(Collectors.joining("</code><br><code>"))
                + "</code></td></tr>\n";
    }

    /** Overall over the runs, from the least to 100. */
    private String curve() {
        List<Double> overall = report.trend().stream()
                .map(point -> point.scores().getOrDefault(Scores.OVERALL, 0.0))
                .toList();
        if (overall.size() < 2) {
            return "";
        }
        double least = Math.floor(
                overall.stream().mapToDouble(Double::doubleValue).min().orElse(0) - 0.5);
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < overall.size(); i++) {
            points.append(String.format(
                    Locale.ROOT,
                    "%.1f,%.1f ",
                    (double) WIDTH * i / (overall.size() - 1),
                    HEIGHT * (100 - overall.get(i)) / (100 - least)));
        }
        return String.format(
                Locale.ROOT,
                "<figure><svg viewBox=\"-4 -4 %d %d\" role=\"img\" aria-label=\"overall score of %d runs\"><polyline points=\"%s\"/>"
                        + "</svg><figcaption>overall, from %.0f (below) to 100 (above)</figcaption></figure>",
                WIDTH + 8,
                HEIGHT + 8,
                overall.size(),
                points.toString().strip(),
                least);
    }

    private static String heads() {
        return Arrays.stream(Dimension.values())
                .map(dimension -> "<th scope=\"col\">" + dimension.word() + "</th>")
                .collect(Collectors.joining());
    }

    private String trend() {
        return report.trend().stream().map(this::point).collect(Collectors.joining());
    }

    private String point(TrendPoint point) {
        return "<tr><td>" + QualityReportText.time(point.begun()) + "</td><td><code>" + PageText.escaped(point.runId())
                + "</code></td><td class=\"figure\">" + number(point.records()) + "</td>"
                + figure(point, Scores.OVERALL)
                + Arrays.stream(Dimension.values())
                        .map(dimension -> figure(point, dimension.word()))
                        .collect(Collectors.joining())
                + "</tr>\n";
    }

    private static String figure(TrendPoint point, String word) {
        Double score = point.scores().get(word);
        return "<td class=\"figure\">" + (score == null ? "-" : ScoreWords.figure(score)) + "</td>";
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
