package dev.etlpipeline.core.guess;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for columns that tell rows apart together: all pairs, then all threes of the likeliest ones, then all that could be
 * part of a key. A combination is left behind with its first repetition, so that memory is for those that may still do.
 */
final class KeySearch {

    /** Columns that are combined; with more, most combinations would be chance. */
    private static final int COMBINED = 8;

    private final List<Combination> combinations = new ArrayList<>();
    private final List<Integer> all;
    private final DistinctValues parts = DistinctValues.counting();
    private final DistinctValues rows = DistinctValues.counting();
    private final int budget;

    private record Combination(List<Integer> places, DistinctValues distinct) {}

    /**
     * @param all    places of the columns that may be part of a key, the likeliest first
     * @param budget hashes kept at once, at most
     */
    KeySearch(List<Integer> all, int budget) {
        this.all = all;
        this.budget = budget;
        List<Integer> likeliest = all.subList(0, Math.min(COMBINED, all.size()));
        pairs(likeliest);
        threes(likeliest);
    }

    private void pairs(List<Integer> of) {
        for (int i = 0; i < of.size(); i++) {
            for (int j = i + 1; j < of.size(); j++) {
                add(List.of(of.get(i), of.get(j)));
            }
        }
    }

    private void threes(List<Integer> of) {
        for (int i = 0; i < of.size(); i++) {
            for (int j = i + 1; j < of.size(); j++) {
                for (int k = j + 1; k < of.size(); k++) {
                    add(List.of(of.get(i), of.get(j), of.get(k)));
                }
            }
        }
    }

    private void add(List<Integer> places) {
        combinations.add(new Combination(places, DistinctValues.strict()));
    }

    /** @param texts of the record's columns, as a key would hold them */
    void add(String[] texts) {
        long hash = 0;
        for (String text : texts) {
            hash = DistinctValues.hash(hash, text);
        }
        rows.add(hash);
        parts.add(hash(texts, all));
        for (Combination combination : combinations) {
            if (combination.distinct().alive()) {
                combination.distinct().add(hash(texts, combination.places()));
            }
        }
    }

    private static long hash(String[] texts, List<Integer> places) {
        long hash = 0;
        for (int place : places) {
            hash = DistinctValues.hash(hash, texts[place]);
        }
        return hash;
    }

    /** To be called now and then: the least likely ones make room. */
    void keepWithinBudget() {
        long kept = (long) parts.kept() + rows.kept();
        combinations.removeIf(combination -> !combination.distinct().alive());
        for (Combination combination : combinations) {
            kept += combination.distinct().kept();
        }
        while (kept > budget && combinations.size() > 1) {
            Combination least = combinations.remove(combinations.size() - 1);
            kept -= least.distinct().kept();
        }
        if (kept > budget) {
            parts.giveUp();
            rows.giveUp();
        }
    }

    /** The first combination of which no values stand there twice. */
    Optional<List<Integer>> unique() {
        return combinations.stream()
                .filter(combination -> combination.distinct().unique())
                .map(Combination::places)
                .findFirst();
    }

    /** Records that are copies of others, where nothing but copies is alike in all parts of a key; else -1. */
    long copies() {
        boolean onlyCopies = !all.isEmpty() && parts.alive() && rows.alive() && parts.repeated() == rows.repeated();
        return onlyCopies ? rows.repeated() : -1;
    }
}
