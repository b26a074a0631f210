package dev.etlpipeline.chaos.show;

import dev.etlpipeline.chaos.experiment.ExperimentResult;
import dev.etlpipeline.chaos.experiment.Journal.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An experiment as inline SVG: the moments that count, rows over time with the negative control's dashed behind, then queue,
 * retries and each breaker's state. Its colours are the page's.
 */
final class Chart {

    private static final int WIDTH = 1000;
    static final int LEFT = 110;
    static final int RIGHT = 980;
    private static final int LABEL = 27;
    private static final int PLOT = 250;
    private static final int AXIS = 40;

    private final String id;
    private final ExperimentResult experiment;
    private final @Nullable ExperimentResult control;
    private final Window window;
    private final Milestones when;
    private final List<Sample> samples;
    private final List<Mark> marks;
    private final Svg svg = new Svg();
    private final int top;
    private final int bottom;
    private final long most;

    /** A moment with its words. */
    private record Mark(String style, String words, Instant at) {}

    /**
     * @param id      of the page's own, for title and description
     * @param control the same experiment without a protection, or null
     */
    Chart(String id, ExperimentResult experiment, @Nullable ExperimentResult control) {
        this.id = id;
        this.experiment = experiment;
        this.control = control;
        this.window = Window.of(experiment);
        this.when = Milestones.of(experiment.entries());
        this.samples = experiment.samples().stream()
                .filter(sample -> window.holds(sample.at()))
                .toList();
        this.marks = marks();
        this.top = 10 + LABEL * marks.size() + 10;
        this.bottom = top + PLOT;
        this.most = most();
    }

    /** By time, so that no line comes to stand behind the words of an earlier one. */
    private List<Mark> marks() {
        List<Mark> found = new ArrayList<>();
        Instant injected = when.injected();
        if (injected != null) {
            found.add(new Mark("fault", "fault injected", injected));
            add(found, "felt", "felt", when.detected());
            add(found, "over", "fault over", when.over());
            add(found, "back", "first commit", when.recovered());
            add(found, "back", "run over", when.completed());
        }
        found.sort(Comparator.comparing(Mark::at));
        return found;
    }

    private void add(List<Mark> marks, String style, String words, @Nullable Instant at) {
        if (at != null) {
            marks.add(new Mark(style, words + " +" + Spans.words(Spans.between(when.injected(), at)), at));
        }
    }

    private long most() {
        long own = most(experiment);
        return Math.max(1, control == null ? own : Math.max(own, most(control)));
    }

    private static long most(ExperimentResult experiment) {
        return experiment.samples().stream()
                .map(Sample::rows)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    String svg() {
        svg.add(
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"%s-t %s-d\"><title id=\"%s-t\">%s</title>"
                        + "<desc id=\"%s-d\">%s</desc>%n",
                WIDTH,
                bottom + AXIS + Lanes.height(samples),
                id,
                id,
                id,
                "Rows over time",
                id,
                Html.escaped(description()));
        phases();
        scale();
        area();
        if (control != null) {
            svg.path("control", line(control.samples(), shift(control)));
        }
        svg.path("rows", line(samples, Duration.ZERO));
        marks.forEach(this::line);
        marks.forEach(this::label);
        new Lanes(svg, samples, window, this::x).draw(bottom + AXIS);
        svg.add("</svg>%n");
        return svg.text();
    }

    private String description() {
        return marks.isEmpty()
                ? "Nothing was broken."
                : marks.stream().map(Mark::words).collect(Collectors.joining(", ", "", "."));
    }

    private double x(Instant moment) {
        return LEFT + Math.max(0, Math.min(1, window.share(moment))) * (RIGHT - LEFT);
    }

    private double y(long rows) {
        return bottom - (double) PLOT * rows / most;
    }

    /** The fault, and what it took to get over it. */
    private void phases() {
        Instant injected = when.injected();
        if (injected == null) {
            return;
        }
        Instant over = when.over() == null ? window.to() : when.over();
        Instant recovered = when.recovered();
        if (recovered != null && recovered.isAfter(over)) {
            rectangle("healing", over, recovered, top, PLOT);
        }
        rectangle("broken", injected, over, top, PLOT);
        for (int i = 1; i < samples.size(); i++) {
            if (samples.get(i).rows() == null) {
                rectangle("away", samples.get(i - 1).at(), samples.get(i).at(), bottom - 8, 8);
            }
        }
    }

    private void rectangle(String style, Instant from, Instant to, double y, double height) {
        svg.rectangle(style, x(from), y, x(to) - x(from), height);
    }

    private void scale() {
        svg.text("end", LEFT - 10, top + 14, String.format(Locale.ROOT, "%,d", most));
        svg.text("end", LEFT - 10, top + 40, "rows");
        svg.text("end", LEFT - 10, bottom, "0");
        svg.line("axis", LEFT, bottom, RIGHT, bottom);
        svg.line("axis", LEFT, top, LEFT, bottom);
        long seconds = Math.max(1, window.span().toSeconds());
        long each = seconds <= 8 ? 1 : seconds <= 20 ? 2 : seconds <= 50 ? 5 : seconds <= 150 ? 15 : 60;
        for (long second = 0; second <= seconds; second += each) {
            double x = x(window.from().plusSeconds(second));
            svg.line("axis", x, bottom, x, bottom + 6);
            svg.text("middle", x, bottom + 26, second + " s");
        }
    }

    /** So that both faults come at the same moment. */
    private Duration shift(ExperimentResult other) {
        Instant there = Milestones.of(other.entries()).injected();
        Instant here = when.injected();
        return here == null || there == null ? Duration.ZERO : Duration.between(there, here);
    }

    private String line(List<Sample> of, Duration shift) {
        StringBuilder line = new StringBuilder();
        boolean isDown = false;
        for (Sample sample : of) {
            Long rows = sample.rows();
            Instant at = sample.at().plus(shift);
            if (rows == null || !window.holds(at)) {
                isDown = false;
                continue;
            }
            Svg.point(line, !isDown, x(at), y(rows));
            isDown = true;
        }
        return line.toString();
    }

    private void area() {
        double from = 0;
        StringBuilder line = new StringBuilder();
        double x = LEFT;
        for (Sample sample : samples) {
            Long rows = sample.rows();
            if (rows == null) {
                close(line, from, x);
                continue;
            }
            x = x(sample.at());
            if (line.length() == 0) {
                from = x;
            }
            Svg.point(line, line.length() == 0, x, y(rows));
        }
        close(line, from, x);
    }

    private void close(StringBuilder line, double from, double to) {
        if (line.length() > 0) {
            Svg.point(line, false, to, bottom);
            Svg.point(line, false, from, bottom);
            svg.path("area", line + "Z");
            line.setLength(0);
        }
    }

    /** From its words down to the axis. */
    private void line(Mark mark) {
        svg.add("<g class=\"%s\">", mark.style());
        svg.line("mark", x(mark.at()), place(mark) - 16, x(mark.at()), bottom);
        svg.add("</g>%n");
    }

    private void label(Mark mark) {
        double x = x(mark.at());
        boolean isRight = x > WIDTH * 0.6;
        svg.add("<g class=\"%s\">", mark.style());
        svg.text(isRight ? "end" : "start", x + (isRight ? -8 : 8), place(mark), mark.words());
        svg.add("</g>%n");
    }

    private int place(Mark mark) {
        return 10 + LABEL * (marks.indexOf(mark) + 1) - 6;
    }
}
