package dev.etlpipeline.chaos.show;

import dev.etlpipeline.chaos.experiment.Journal.Sample;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** What else moved, each in a lane of its own below the curve: queue, retries, and each breaker's state. */
final class Lanes {

    private static final int HEIGHT = 50;
    private static final int INNER = HEIGHT - 16;
    private static final int WORDS = 90;

    private final Svg svg;
    private final List<Sample> samples;
    private final Window window;
    private final ToDoubleFunction<Instant> x;

    /** @param x where a moment lies */
    Lanes(Svg svg, List<Sample> samples, Window window, ToDoubleFunction<Instant> x) {
        this.svg = svg;
        this.samples = samples;
        this.window = window;
        this.x = x;
    }

    static int height(List<Sample> samples) {
        return (2 + breakers(samples).size()) * HEIGHT;
    }

    private static Set<String> breakers(List<Sample> samples) {
        Set<String> names = new TreeSet<>();
        samples.forEach(sample -> names.addAll(sample.breakers().keySet()));
        return names;
    }

    void draw(int top) {
        amount(top, "queue", Sample::queue);
        amount(top + HEIGHT, "retries", Sample::retries);
        int y = top + 2 * HEIGHT;
        for (String breaker : breakers(samples)) {
            breaker(y, breaker);
            y += HEIGHT;
        }
    }

    /** As high as its highest value. */
    private void amount(int y, String name, ToLongFunction<Sample> value) {
        long highest = samples.stream().mapToLong(value).max().orElse(0);
        int floor = y + HEIGHT - 8;
        svg.text("end", Chart.LEFT - 10, floor - (highest == 0 ? 0 : 16), name);
        svg.line("axis", Chart.LEFT, floor, Chart.RIGHT, floor);
        if (highest == 0) {
            svg.text("start", Chart.LEFT + 8, floor - 6, "none");
            return;
        }
        StringBuilder line = new StringBuilder();
        double before = floor;
        for (Sample sample : samples) {
            double at = x.applyAsDouble(sample.at());
            Svg.point(line, line.length() == 0, at, before);
            before = floor - (double) INNER * value.applyAsLong(sample) / highest;
            Svg.point(line, false, at, before);
        }
        svg.path("lane", line.toString());
        svg.text("end", Chart.LEFT - 10, floor + 4, "at most " + highest);
    }

    private void breaker(int y, String name) {
        svg.text("start", Chart.LEFT, y + 14, "breaker " + name);
        String state = "";
        Instant since = window.from();
        for (Sample sample : samples) {
            String now = sample.breakers().getOrDefault(name, "");
            if (!now.equals(state)) {
                bar(y, state, since, sample.at());
                state = now;
                since = sample.at();
            }
        }
        bar(y, state, since, window.to());
    }

    private void bar(int y, String state, Instant from, Instant to) {
        double left = x.applyAsDouble(from);
        double width = x.applyAsDouble(to) - left;
        String word = state.isEmpty() ? "closed" : state;
        svg.rectangle("state " + Html.id(word), left, y + 20, width, HEIGHT - 24);
        if (width > WORDS) {
            svg.text("start", left + 8, y + HEIGHT - 11, word);
        }
    }
}
