package dev.etlpipeline.core.input;

import dev.etlpipeline.core.definition.DidYouMean;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what somebody probably meant. */
public final class SimilarNames {

    private static final int AT_MOST = 3;

    private SimilarNames() {}

    /**
     * The candidates that are near to a name, the nearest first, three at most: those whose edit distance, without
     * case, is at most a third of the longer name's length.
     */
    public static List<String> of(String name, Collection<String> candidates) {
        record Near(String candidate, int distance) {}
        return candidates.stream()
                .filter(candidate -> Math.abs(candidate.length() - name.length()) <= bound(name, candidate))
                .map(candidate -> new Near(candidate, distance(name, candidate)))
                .filter(near -> near.distance() <= bound(name, near.candidate()))
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::candidate))
                .limit(AT_MOST)
                .map(Near::candidate)
                .toList();
    }

    private static int bound(String name, String candidate) {
        return Math.max(name.length(), candidate.length()) / 3;
    }

    private static int distance(String one, String other) {
        return DidYouMean.distance(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
    }
}
