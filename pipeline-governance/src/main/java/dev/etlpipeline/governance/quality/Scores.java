package dev.etlpipeline.governance.quality;

import dev.etlpipeline.governance.quality.JudgedRule.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Scores from 0 to 100 by dimension, and overall.
 *
 * <p>A record that is set aside counts as failed: in the dimensions of the rules that it broke, and overall. Of the rows that are loaded,
 * the rules about one column and dimension are one check, as heavy as the heaviest of them; a check's score is the share of rows that
 * break none of its rules, and a dimension's the mean of its checks' by weight. docs/governance/quality.md works an example.
 *
 * @param byDimension those that have a check, in the order of {@link Dimension}
 * @param overall     100 where nothing is checked
 */
record Scores(Map<Dimension, Double> byDimension, double overall) {

    /** The word for {@link #overall} in settings and tables. */
    static final String OVERALL = "overall";

    Scores {
        byDimension = Collections.unmodifiableMap(new EnumMap<>(byDimension));
    }

    /** One check of loaded rows. */
    private static final class Check {

        private double weight;
        private long broken;
        private long asked;
        private boolean kept;

        void add(RuleResult rule, long rows) {
            weight = Math.max(weight, rule.weight());
            if (!rule.rejects()) { // who broke one that does is not among the rows
                broken += rule.failed();
                asked = rows;
                kept = rule.kind() == Kind.SHARE && rule.kept(rows);
            }
        }

        double score() {
            return kept || asked == 0 ? 1 : 1 - Math.min(broken, asked) / (double) asked;
        }
    }

    /**
     * Of a file.
     *
     * @param records read
     * @param rows    loaded; the others were set aside
     */
    static Scores of(Collection<RuleResult> rules, long records, long rows) {
        Map<Dimension, Map<Integer, Check>> checks = new EnumMap<>(Dimension.class);
        Map<Dimension, Long> aside = new EnumMap<>(Dimension.class);
        for (RuleResult rule : rules) {
            checks.computeIfAbsent(rule.dimension(), key -> new TreeMap<>())
                    .computeIfAbsent(rule.check(), key -> new Check())
                    .add(rule, rows);
            aside.merge(rule.dimension(), rule.aside(), Long::sum);
        }
        Map<Dimension, Double> loaded = loaded(checks);
        Map<Dimension, Double> scores = new EnumMap<>(Dimension.class);
        loaded.forEach((dimension, score) ->
                scores.put(dimension, score * share(records - aside.getOrDefault(dimension, 0L), records)));
        double mean = loaded.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(100);
        return new Scores(scores, mean * share(rows, records));
    }

    private static double share(long of, long all) {
        return all == 0 ? 1 : of / (double) all;
    }

    /**
     * Of one record. Rules about shares of the file say nothing of it.
     *
     * @param broken numbers of the rules that it broke
     */
    static Scores of(Collection<RuleResult> rules, Set<Integer> broken) {
        List<RuleResult> about = new ArrayList<>();
        Set<Dimension> failed = EnumSet.noneOf(Dimension.class);
        for (RuleResult rule : rules) {
            boolean breaks = broken.contains(rule.no());
            if (rule.kind() != Kind.SHARE) {
                boolean first = breaks && rule.rejects() && failed.add(rule.dimension());
                about.add(rule.withFailed(breaks ? 1 : 0, first ? 1 : 0));
            }
        }
        return of(about, 1, failed.isEmpty() ? 1 : 0);
    }

    /** By what of each dimension is right of the loaded rows. */
    private static Map<Dimension, Double> loaded(Map<Dimension, Map<Integer, Check>> checks) {
        Map<Dimension, Double> scores = new EnumMap<>(Dimension.class);
        checks.forEach((dimension, of) -> {
            double weights =
                    of.values().stream().mapToDouble(check -> check.weight).sum();
            double kept = of.values().stream()
                    .mapToDouble(check -> check.weight * check.score())
                    .sum();
            if (weights > 0) {
                scores.put(dimension, 100 * kept / weights);
            }
        });
        return scores;
    }

    /** By the words of settings and tables, {@link #OVERALL} first. */
    Map<String, Double> byWord() {
        Map<String, Double> words = new LinkedHashMap<>();
        words.put(OVERALL, overall);
        byDimension.forEach((dimension, score) -> words.put(dimension.word(), score));
        return words;
    }
}
