package dev.etlpipeline.observability.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prometheus' text, read as Prometheus reads it: each line a comment, or a name, labels and a number. */
final class Scraped {

    private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]\\w*)=\"((?:[^\"\\\\]|\\\\.)*)\",?");

    private final List<Series> all = new ArrayList<>();

    private record Series(String name, Map<String, String> labels, double value) {}

    /** @throws IllegalArgumentException for a line that Prometheus would refuse */
    static Scraped of(String text) {
        Scraped scraped = new Scraped();
        for (String line : text.split("\n")) {
            if (!line.isEmpty() && !line.startsWith("# HELP ") && !line.startsWith("# TYPE ")) {
                scraped.all.add(series(line));
            }
        }
        return scraped;
    }

    private static Series series(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no line of Prometheus': " + line);
        }
        Map<String, String> labels = new TreeMap<>();
        String left = matcher.group(2) == null ? "" : matcher.group(2);
        Matcher label = LABEL.matcher(left);
        int end = 0;
        while (label.find() && label.start() == end) {
            labels.put(label.group(1), label.group(2));
            end = label.end();
        }
        if (end != left.length()) {
            throw new IllegalArgumentException("no labels of Prometheus': " + line);
        }
        return new Series(
                matcher.group(1), labels, Double.parseDouble(matcher.group(3).replace("+Inf", "Infinity")));
    }

    Set<String> names() {
        Set<String> names = new TreeSet<>();
        all.forEach(series -> names.add(series.name()));
        return names;
    }

    /** Over all series of this name that have these labels. */
    double sum(String name, Map<String, String> labels) {
        return all.stream()
                .filter(series ->
                        series.name().equals(name) && series.labels().entrySet().containsAll(labels.entrySet()))
                .mapToDouble(Series::value)
                .sum();
    }

    Map<String, Double> by(String name, String label) {
        Map<String, Double> sums = new TreeMap<>();
        all.stream()
                .filter(series -> series.name().equals(name))
                .forEach(series -> sums.merge(series.labels().getOrDefault(label, ""), series.value(), Double::sum));
        return sums;
    }
}
