package dev.etlpipeline.observability.gap;

import dev.etlpipeline.observability.report.Wrapped;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The briefing for a terminal of 80 columns, on one page. */
final class BriefingText {

    private static final int WIDTH = 79;

    private final Gaps gaps;
    private final StringBuilder text = new StringBuilder();

    private BriefingText(Gaps gaps) {
        this.gaps = gaps;
    }

    /** @param soFar what has happened, in a sentence */
    static String of(Gaps gaps, String soFar) {
        return new BriefingText(gaps).text(soFar);
    }

    private String text(String soFar) {
        line("Where a run of the pipeline can fail unseen");
        line("");
        wrapped("", Words.summary(gaps));
        wrapped("", soFar);
        line("");
        table();
        line("");
        line("Dark with the core alone");
        wrapped("  ", words(gaps.withCore(Sight.DARK)));
        line("Dark with this module too");
        wrapped("  ", words(gaps.withModule(Sight.DARK)));
        line("");
        line("What to do first: most that reaches a person for an hour of work");
        int number = 0;
        for (Advice advice : Advice.of(gaps)) {
            number++;
            step(number, advice);
        }
        line("");
        line("What stands behind the words and figures: docs/observability/gap-analysis.md");
        return text.toString();
    }

    private void table() {
        line(row("", "ways", "core alone:", "", "", "this module:", "", ""));
        line(row("", "to fail", "told", "later", "dark", "told", "later", "dark"));
        for (Place place : Place.values()) {
            line(counts(place.words(), gaps.at(place)));
        }
        line(counts("all", gaps.points()));
    }

    private static String counts(String name, List<FailurePoint> points) {
        return row(
                name,
                String.valueOf(points.size()),
                Words.count(points, FailurePoint::core, Sight.TOLD),
                Words.count(points, FailurePoint::core, Sight.LATER),
                Words.count(points, FailurePoint::core, Sight.DARK),
                Words.count(points, FailurePoint::module, Sight.TOLD),
                Words.count(points, FailurePoint::module, Sight.LATER),
                Words.count(points, FailurePoint::module, Sight.DARK));
    }

    private static String row(String name, Object... cells) {
        return String.format(
                Locale.ROOT,
                "  %-22s %7s %11s %5s %4s %12s %5s %4s",
                name,
                cells[0],
                cells[1],
                cells[2],
                cells[3],
                cells[4],
                cells[5],
                cells[6]);
    }

    private void step(int number, Advice advice) {
        Step step = advice.step();
        wrapped("     ", number + ". " + step.word() + ": " + step.what());
        wrapped(
                "     ",
                "   " + step.hours() + " h, needs " + step.needs() + "; "
                        + advice.lights().size() + " reach a person: " + String.join(", ", advice.words()));
    }

    private static String words(List<FailurePoint> points) {
        return points.isEmpty()
                ? "nothing"
                : points.stream().map(FailurePoint::word).collect(Collectors.joining(", "));
    }

    /** The first line begins two columns in where there is an indent at all. */
    private void wrapped(String indent, String words) {
        Wrapped.lines(indent.isEmpty() ? "" : "  ", indent, words, WIDTH).forEach(this::line);
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
