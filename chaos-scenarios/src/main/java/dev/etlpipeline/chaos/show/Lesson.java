package dev.etlpipeline.chaos.show;

import dev.etlpipeline.chaos.experiment.DrillResult;
import dev.etlpipeline.chaos.experiment.ExperimentResult;
import dev.etlpipeline.chaos.experiment.Verdict;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What people took from a drill, in their own words; an empty text is left out.
 *
 * @param change what is done differently from now on
 */
public record Lesson(String wentWell, String wentBadly, String change) {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    public Lesson {
        wentWell = Lines.plain(wentWell);
        wentBadly = Lines.plain(wentBadly);
        change = Lines.plain(change);
    }

    public boolean isEmpty() {
        return wentWell.isEmpty() && wentBadly.isEmpty() && change.isEmpty();
    }

    /** In Markdown, under a heading with the drill's time, behind the figures of the journal. */
    String entry(DrillResult drill) {
        List<String> lines = new ArrayList<>();
        lines.add("### " + DATE.format(drill.started()));
        lines.add("");
        lines.add(head(drill));
        drill.experiments().forEach(one -> lines.add(figures(one)));
        add(lines, "Went well", wentWell);
        add(lines, "Went badly", wentBadly);
        add(lines, "Changed", change);
        return String.join("\n", lines) + "\n";
    }

    private static String head(DrillResult drill) {
        long passed = drill.experiments().stream()
                .filter(one -> one.verdict() == Verdict.PASSED)
                .count();
        return "- " + drill.verdict() + ": " + passed + " of "
                + drill.experiments().size() + " experiments passed; " + drill.database() + ", seed "
                + drill.seed() + ", speed " + drill.speed().name().toLowerCase(Locale.ROOT)
                + (drill.without() == null ? "" : ", without " + drill.without());
    }

    private static String figures(ExperimentResult one) {
        Milestones when = Milestones.of(one.entries());
        String why = one.reason().isEmpty() ? "" : " (" + Lines.plain(one.reason()) + ")";
        return "- `" + one.fault() + "` " + one.verdict() + why + ": felt after "
                + Spans.words(when.toDetection()) + ", first commit after " + Spans.words(when.toRecovery())
                + ", run over after " + Spans.words(when.toCompletion());
    }

    private static void add(List<String> lines, String head, String text) {
        if (!text.isEmpty()) {
            lines.add("- " + head + ": " + text);
        }
    }
}
