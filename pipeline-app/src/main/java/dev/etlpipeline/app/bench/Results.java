package dev.etlpipeline.app.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** What was measured: of each figure one sample a round, in order of rounds. */
public final class Results {

    private final Map<Figure, List<Sample>> samples = new EnumMap<>(Figure.class);

    void add(Figure figure, Sample sample) {
        samples.computeIfAbsent(figure, of -> new ArrayList<>()).add(sample);
    }

    /** Those that were measured, in the order of the report. */
    public List<Figure> figures() {
        return List.copyOf(samples.keySet());
    }

    public List<Sample> samples(Figure figure) {
        return Collections.unmodifiableList(samples.getOrDefault(figure, List.of()));
    }

    /** The sample whose rate is the median one; of an even number the slower of the two. */
    public Sample median(Figure figure) {
        List<Sample> sorted = samples(figure).stream()
                .sorted(Comparator.comparingDouble(Sample::rowsPerSecond))
                .toList();
        return sorted.get((sorted.size() - 1) / 2);
    }

    /** The median of the rounds' ratios of rows per second: a machine that is slow for a while is so for both. */
    public OptionalDouble ratio(Figure figure, Figure over) {
        List<Sample> above = samples(figure);
        List<Sample> below = samples(over);
        double[] ratios = IntStream.range(0, Math.min(above.size(), below.size()))
                .mapToDouble(round ->
                        above.get(round).rowsPerSecond() / below.get(round).rowsPerSecond())
                .sorted()
                .toArray();
        return ratios.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(ratios[(ratios.length - 1) / 2]);
    }
}
