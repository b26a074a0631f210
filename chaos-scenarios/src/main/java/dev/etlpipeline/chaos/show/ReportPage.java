package dev.etlpipeline.chaos.show;

import dev.etlpipeline.chaos.experiment.DrillResult;
import dev.etlpipeline.chaos.experiment.ExperimentResult;
import dev.etlpipeline.chaos.experiment.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A drill as one HTML page that needs nothing else: no network, and no script but for two keys. */
final class ReportPage {

    private final DrillResult drill;
    private final List<DrillResult> controls;
    private final Path logs;
    private final List<String> lessons;

    /**
     * @param controls last runs of negative controls
     * @param logs     the folder in which the experiments' logs are
     * @param lessons  in Markdown, as {@link LessonPage#lessons} gives them
     */
    ReportPage(DrillResult drill, List<DrillResult> controls, Path logs, List<String> lessons) {
        this.drill = drill;
        this.controls = controls;
        this.logs = logs;
        this.lessons = lessons;
    }

    /** @param made when, to be said on it */
    String text(Instant made) throws IOException {
        StringBuilder experiments = new StringBuilder();
        for (ExperimentResult one : drill.experiments()) {
            experiments.append(new ExperimentPart(one, control(one), LogLines.of(logs.resolve(one.log()))).html());
        }
        return filled(Map.of(
                "drill", Html.escaped(drill.drill()),
                "title", Html.escaped(drill.title()),
                "verdict", Html.badge(drill.verdict()),
                "facts", Html.escaped(facts()),
                "made", at(made),
                "summary", drill.experiments().stream().map(ReportPage::row).collect(Collectors.joining()),
                "controls", controls(),
                "experiments", experiments.toString(),
                "lessons", lessons()));
    }

    /** In one pass, so that nothing that was put in is taken for a place to put something. */
    private static String filled(Map<String, String> parts) throws IOException {
        StringBuilder page = new StringBuilder();
        String[] pieces = template().split("\\{\\{", -1);
        page.append(pieces[0]);
        for (int i = 1; i < pieces.length; i++) {
            int end = pieces[i].indexOf("}}");
            page.append(parts.getOrDefault(pieces[i].substring(0, end), "")).append(pieces[i].substring(end + 2));
        }
        return page.toString();
    }

    private static String template() throws IOException {
        try (InputStream resource = ReportPage.class.getResourceAsStream("report.html")) {
            if (resource == null) {
                throw new IllegalStateException("report.html is missing from the class path");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }

    private String facts() {
        return (drill.without() == null ? "" : "WITHOUT " + drill.without() + ". ") + "Begun "
                + at(drill.started()) + " UTC, took " + Spans.words(Duration.between(drill.started(), drill.ended()))
                + ". " + drill.database() + ", seed " + drill.seed() + ", speed "
                + drill.speed().name().toLowerCase(Locale.ROOT) + ".";
    }

    private static String at(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS)
                .toString()
                .replace('T', ' ')
                .replace("Z", "");
    }

    private static String row(ExperimentResult one) {
        Milestones when = Milestones.of(one.entries());
        return "<tr><th scope=\"row\"><a href=\"#" + ExperimentPart.id(one) + "\">" + Html.escaped(one.fault())
                + "</a></th><td>" + Html.badge(one.verdict()) + "</td>" + span("fault lasted", when.faultLasted())
                + span("felt after", when.toDetection()) + span("first commit after", when.toRecovery())
                + span("run over after", when.toCompletion()) + "</tr>\n";
    }

    private static String span(String column, @Nullable Duration span) {
        return "<td class=\"n\" data-is=\"" + column + "\">" + Spans.words(span) + "</td>";
    }

    /** The last run of a negative control that is about the same fault. */
    private Optional<Control> control(ExperimentResult one) {
        for (DrillResult without : controls) {
            for (ExperimentResult other : without.experiments()) {
                if (other.fault().equals(one.fault())) {
                    return Optional.of(new Control(String.valueOf(without.without()), without.started(), other));
                }
            }
        }
        return Optional.empty();
    }

    private String controls() {
        if (drill.without() != null) {
            return "<p>A negative control: with a protection taken away the drill has to end FAILED, or it proves"
                    + " nothing.</p>";
        }
        if (controls.isEmpty()) {
            return "<p>No negative control was run yet, so nothing says that this drill could fail. <code>./pipeline chaos"
                    + " run " + Html.escaped(drill.drill()) + " --without-protection</code> runs one.</p>";
        }
        return "<p>A drill that can not fail proves nothing. The same with a protection taken away:</p>\n<ul>"
                + controls.stream().map(ReportPage::control).collect(Collectors.joining()) + "</ul>\n";
    }

    private static String control(DrillResult without) {
        String faults =
                without.experiments().stream().map(ExperimentResult::fault).collect(Collectors.joining(", "));
        String proves = without.verdict() == Verdict.FAILED
                ? "as it must"
                : "it had to end FAILED: the drill proves nothing about this protection";
        return "<li>without " + Html.escaped(String.valueOf(without.without())) + " (" + Html.escaped(faults) + "): "
                + Html.badge(without.verdict()) + " " + proves + "; seed " + without.seed() + ", begun "
                + at(without.started()) + " UTC</li>\n";
    }

    private String lessons() {
        if (lessons.isEmpty()) {
            return "";
        }
        return "<section id=\"learned\"><h2>What was learned</h2>\n"
                + lessons.stream().map(ReportPage::lesson).collect(Collectors.joining())
                + "</section>\n";
    }

    private static String lesson(String markdown) {
        List<String> lines = markdown.lines().toList();
        return "<h3>" + Html.escaped(lines.get(0)) + "</h3>\n<ul>"
                + lines.stream()
                        .filter(line -> line.startsWith("- "))
                        .map(line -> "<li>" + Html.escaped(line.substring(2).replace("`", "")) + "</li>")
                        .collect(Collectors.joining())
                + "</ul>\n";
    }
}
