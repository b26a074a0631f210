package dev.etlpipeline.chaos.show;

import dev.etlpipeline.chaos.experiment.ExperimentResult;
import dev.etlpipeline.chaos.experiment.Invariant.Examined;
import dev.etlpipeline.chaos.experiment.Journal.Entry;
import dev.etlpipeline.chaos.experiment.Journal.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a page says of one experiment. */
final class ExperimentPart {

    /** More signals of a kind than this say nothing more. */
    private static final int MOST_SIGNALS = 40;

    private final ExperimentResult one;
    private final @Nullable Control control;
    private final LogLines log;

    ExperimentPart(ExperimentResult one, Optional<Control> control, LogLines log) {
        this.one = one;
        this.control = control.orElse(null);
        this.log = log;
    }

    static String id(ExperimentResult one) {
        return "fault-" + Html.id(one.fault());
    }

    String html() {
        String reason = one.reason().isEmpty() ? "" : "<p class=\"reason\">" + Html.escaped(one.reason()) + "</p>\n";
        return "<section id=\"" + id(one) + "\"><h2>" + Html.escaped(one.title()) + " " + Html.badge(one.verdict())
                + "</h2>\n<p class=\"faint\"><code>--fault " + Html.escaped(one.fault()) + "</code></p>\n" + reason
                + chart() + invariants() + timeline() + log() + "</section>\n";
    }

    private String chart() {
        if (one.samples().stream().allMatch(sample -> sample.rows() == null || sample.rows() == 0)) {
            return "<p>No row came into the table that was watched.</p>\n";
        }
        String svg = new Chart(id(one) + "-chart", one, control == null ? null : control.experiment()).svg();
        return "<figure><div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"Chart of "
                + Html.escaped(one.fault()) + "\">" + svg + "</div><figcaption>Rows in the database over time, as the"
                + " database counts them; red while the fault lasts, yellow until the first commit behind it."
                + (control == null ? "" : " Dashed: the same without " + Html.escaped(control.without()) + ".")
                + "</figcaption></figure>\n";
    }

    private String invariants() {
        Map<String, Examined> without = new LinkedHashMap<>();
        if (control != null) {
            control.experiment().invariants().forEach(examined -> without.put(examined.name(), examined));
        }
        StringBuilder rows = new StringBuilder();
        for (Examined examined : one.invariants()) {
            Examined other = without.remove(examined.name());
            rows.append(row(examined, examined, other));
        }
        without.values().forEach(examined -> rows.append(row(examined, null, examined)));
        String column = control == null ? "" : "<th scope=\"col\">without " + Html.escaped(control.without()) + "</th>";
        return "<h3>What had to be true</h3>\n<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"Invariants of "
                + Html.escaped(one.fault())
                + "\"><table class=\"stack\"><thead><tr><th scope=\"col\">what, and how it was looked at</th><th scope=\"col\">with everything</th>"
                + column + "</tr></thead><tbody>\n" + rows + "</tbody></table></div>\n";
    }

    private String row(Examined what, @Nullable Examined with, @Nullable Examined without) {
        return "<tr><th scope=\"row\">" + Html.escaped(what.name()) + "<br><code>" + Html.escaped(what.check())
                + "</code></th>" + seen("with everything", with)
                + (control == null ? "" : seen("without " + control.without(), without)) + "</tr>\n";
    }

    private static String seen(String column, @Nullable Examined examined) {
        String cell = "<td data-is=\"" + Html.escaped(column) + "\">";
        return examined == null
                ? cell + "<span class=\"faint\">not looked at</span></td>"
                : cell + Html.badge(examined.outcome()) + "<br><span class=\"evidence\">"
                        + Html.escaped(examined.evidence()) + "</span></td>";
    }

    private String timeline() {
        List<Entry> entries = one.entries();
        Instant injected = Milestones.of(entries).injected();
        Instant zero = injected == null ? one.started() : injected;
        long[] signals = {0};
        String rows = entries.stream()
                .filter(entry -> entry.kind() != Kind.SIGNAL || ++signals[0] <= MOST_SIGNALS)
                .map(entry -> row(entry, zero))
                .collect(Collectors.joining());
        String left = signals[0] <= MOST_SIGNALS
                ? ""
                : "<p class=\"faint\">" + (signals[0] - MOST_SIGNALS) + " more signals stand in journal.json.</p>\n";
        return "<details><summary>What happened when (" + entries.size() + " entries)</summary>\n"
                + "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"Timeline of "
                + Html.escaped(one.fault())
                + "\"><table><thead><tr><th scope=\"col\">since the fault</th><th scope=\"col\">what</th>"
                + "<th scope=\"col\">in words</th></tr></thead><tbody>\n"
                + rows + "</tbody></table></div>\n" + left + "</details>\n";
    }

    private static String row(Entry entry, Instant zero) {
        String kind = entry.kind().name().toLowerCase(Locale.ROOT);
        String at = String.format(
                Locale.ROOT, "%+.1f s", Duration.between(zero, entry.at()).toMillis() / 1000.0);
        return "<tr class=\"" + kind + "\">" + Html.figure(at) + Html.cell(kind.replace('_', ' '))
                + Html.cell(entry.text()) + "</tr>\n";
    }

    private String log() {
        String where = Html.escaped(one.log());
        if (log.all() == 0) {
            return "<p class=\"faint\">The log " + where + " is empty, or not there any more.</p>\n";
        }
        return "<details><summary>Key lines of the log (" + log.keys().size() + " of " + log.all() + ", " + where
                + ")</summary>\n<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"Log of "
                + Html.escaped(one.fault()) + "\"><pre>"
                + log.keys().stream().map(Html::escaped).collect(Collectors.joining("\n"))
                + "</pre></div></details>\n";
    }
}
