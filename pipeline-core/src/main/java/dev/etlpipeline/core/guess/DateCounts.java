package dev.etlpipeline.core.guess;

import dev.etlpipeline.core.step.TextForms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Which patterns the dates of a column fit: values are counted by the set of patterns that each of them fits. */
public final class DateCounts {

    /** In order of preference; day before month, as in the United Kingdom, where values fit both. */
    public static final List<String> DATES = List.of(
            "uuuu-MM-dd",
            "uuuu/MM/dd",
            "uuuu.MM.dd",
            "dd/MM/uuuu",
            "MM/dd/uuuu",
            "dd-MM-uuuu",
            "MM-dd-uuuu",
            "dd.MM.uuuu",
            "d/M/uuuu",
            "M/d/uuuu",
            "d.M.uuuu",
            "d MMM uuuu",
            "d MMMM uuuu",
            "d-MMM-uuuu",
            "MMM d, uuuu",
            "MMMM d, uuuu");

    static final List<String> TIMESTAMPS = List.of(
            "dd/MM/uuuu HH:mm",
            "dd/MM/uuuu HH:mm:ss",
            "MM/dd/uuuu HH:mm",
            "MM/dd/uuuu HH:mm:ss",
            "uuuu/MM/dd HH:mm",
            "uuuu/MM/dd HH:mm:ss",
            "d/M/uuuu H:mm",
            "M/d/uuuu H:mm");

    /** Patterns that a column may need; with more it is no column of dates. */
    private static final int MOST = 4;

    private final List<String> patterns;
    private final List<Predicate<String>> fits = new ArrayList<>();
    private final Map<Integer, Long> counts = new HashMap<>();

    private DateCounts(List<String> patterns) {
        this.patterns = patterns;
    }

    static DateCounts dates() {
        DateCounts counts = new DateCounts(DATES);
        DATES.forEach(pattern -> counts.fits.add(TextForms.date(pattern)));
        return counts;
    }

    static DateCounts timestamps() {
        DateCounts counts = new DateCounts(TIMESTAMPS);
        TIMESTAMPS.forEach(pattern -> counts.fits.add(TextForms.timestamp(List.of(pattern))));
        return counts;
    }

    /** @return whether the text fits any pattern */
    boolean add(String text) {
        int set = 0;
        for (int i = 0; i < fits.size(); i++) {
            if (fits.get(i).test(text)) {
                set |= 1 << i;
            }
        }
        if (set != 0) {
            counts.merge(set, 1L, Long::sum);
        }
        return set != 0;
    }

    long any() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The fewest patterns that most values fit, those first that fit most; with how many values each adds. */
    Map<String, Long> cover() {
        Map<String, Long> cover = new LinkedHashMap<>();
        Map<Integer, Long> left = new HashMap<>(counts);
        while (!left.isEmpty() && cover.size() < MOST) {
            int best = 0;
            for (int i = 1; i < patterns.size(); i++) {
                best = sum(left, i) > sum(left, best) ? i : best;
            }
            cover.put(patterns.get(best), sum(left, best));
            int taken = best;
            left.keySet().removeIf(set -> ((set >> taken) & 1) == 1);
        }
        return cover;
    }

    private static long sum(Map<Integer, Long> of, int pattern) {
        return of.entrySet().stream()
                .filter(entry -> ((entry.getKey() >> pattern) & 1) == 1)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Values that fit the pattern and no other order of day and month. */
    boolean onlyOrder(String pattern) {
        String twin = twin(pattern);
        int here = patterns.indexOf(pattern);
        int there = patterns.indexOf(twin);
        return there < 0
                || counts.keySet().stream().anyMatch(set -> ((set >> here) & 1) == 1 && ((set >> there) & 1) == 0);
    }

    /** The same pattern with day and month changed. */
    public static String twin(String pattern) {
        return pattern.replace('d', '#').replace('M', 'd').replace('#', 'M');
    }
}
