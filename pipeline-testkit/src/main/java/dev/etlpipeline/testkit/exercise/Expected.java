package dev.etlpipeline.testkit.exercise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a page says will be seen, held against what was. A line of {@code ...} stands for any number of lines, {@code ...}
 * within a line for any text. What {@link Varying} masks, counts for nothing.
 */
final class Expected {

    private static final String LEFT_OUT = "...";

    private final List<Pattern> patterns;
    private final List<Part> parts = new ArrayList<>();
    private final boolean openEnd;

    /** Lines that have to follow each other, {@code from} to before {@code to}. */
    private record Part(int from, int to, boolean anywhere) {

        int size() {
            return to - from;
        }
    }

    /**
     * The first line that was not seen.
     *
     * @param index of the expected line, from 0
     * @param found what stands in its place, or null where nothing does
     */
    record Miss(int index, @Nullable String found) {}

    Expected(List<String> lines) {
        patterns = lines.stream().map(Expected::pattern).toList();
        int from = 0;
        boolean anywhere = false;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).equals(LEFT_OUT)) {
                add(new Part(from, i, anywhere));
                from = i + 1;
                anywhere = true;
            }
        }
        add(new Part(from, lines.size(), anywhere));
        openEnd = lines.get(lines.size() - 1).equals(LEFT_OUT);
    }

    private void add(Part part) {
        if (part.size() > 0) {
            parts.add(part);
        }
    }

    private static Pattern pattern(String line) {
        return Pattern.compile(Arrays.stream(Varying.masked(line).split(Pattern.quote(LEFT_OUT), -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*")));
    }

    /** Empty where all was seen. */
    Optional<Miss> miss(List<String> seen) {
        List<String> found = seen.stream().map(Varying::masked).toList();
        int at = 0;
        for (Part part : parts) {
            int place = place(part, found, at);
            int matching = matching(part, found, place);
            if (matching < part.size()) {
                boolean nowhere = part.anywhere() && matching == 0;
                int line = place + matching;
                return Optional.of(
                        new Miss(part.from() + matching, nowhere || line >= seen.size() ? null : seen.get(line)));
            }
            at = place + part.size();
        }
        return openEnd || at >= found.size() ? Optional.empty() : Optional.of(new Miss(patterns.size(), seen.get(at)));
    }

    /** Where the part stands, or else the place that is most like it. */
    private int place(Part part, List<String> found, int from) {
        if (!part.anywhere()) {
            return from;
        }
        boolean atTheEnd = !openEnd && part.to() == patterns.size();
        int first = atTheEnd ? Math.max(from, found.size() - part.size()) : from;
        int best = first;
        for (int place = first; place < found.size(); place++) {
            if (matching(part, found, place) > matching(part, found, best)) {
                best = place;
            }
        }
        return best;
    }

    /** How many of the part's lines stand at that place before one that does not. */
    private int matching(Part part, List<String> found, int place) {
        int count = 0;
        while (count < part.size()
                && place + count < found.size()
                && patterns.get(part.from() + count)
                        .matcher(found.get(place + count))
                        .matches()) {
            count++;
        }
        return count;
    }
}
