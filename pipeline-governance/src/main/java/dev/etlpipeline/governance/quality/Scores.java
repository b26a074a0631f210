package dev.etlpipeline.governance.quality;

import dev.etlpipeline.governance.quality.JudgedRule.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Scores from 0 to 100 by dimension, and their mean.
 *
 * <p>The rules about one column and dimension are one check, as heavy as the heaviest of them. A check's score is the share of
 * records that break none of its rules; a dimension's is the mean of its checks' by weight; overall is the plain mean of the
 * dimensions that have a check. docs/governance/quality.md works an example.
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

    /** One check. */
    private static final class Check {

        private double weight;
        private long broken;
        private long asked;
        private boolean kept;

        /** @param of that the rule was asked of */
        void add(RuleResult rule, long of) {
            weight = Math.max(weight, rule.weight());
            broken += rule.failed();
            asked = Math.max(asked, of);
            kept = rule.kind() == Kind.SHARE && rule.kept(of);
        }

        double score() {
            return kept || asked == 0 ? 1 : 1 - Math.min(broken, asked) / (double) asked;
        }
    }

    /**
     * Of a file.
     *
     * @param records read; rules that reject are asked of all of them
     * @param rows    loaded; the other rules are asked of those
     */
    static Scores of(Collection<RuleResult> rules, long records, long rows) {
        Map<Dimension, Map<Integer, Check>> checks = new EnumMap<>(Dimension.class);
        for (RuleResult rule : rules) {
            checks.computeIfAbsent(rule.dimension(), key -> new TreeMap<>())
                    .computeIfAbsent(rule.check(), key -> new Check())
                    .add(rule, rule.rejects() ? records : rows);
        }
        return of(checks);
    }

    /**
     * Of one record. Rules about shares of the file say nothing of it.
     *
     * @param broken numbers of the rules that it broke
     */
    static Scores of(Collection<RuleResult> rules, Set<Integer> broken) {
        List<RuleResult> about = new ArrayList<>();
        for (RuleResult rule : rules) {
            if (rule.kind() != Kind.SHARE) {
                about.add(rule.withFailed(broken.contains(rule.no()) ? 1 : 0));
            }
        }
        return of(about, 1, 1);
    }

    private static Scores of(Map<Dimension, Map<Integer, Check>> checks) {
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
        double overall = scores.values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(100);
        return new Scores(scores, overall);
    }

    /** By the words of settings and tables, {@link #OVERALL} first. */
    Map<String, Double> byWord() {
        Map<String, Double> words = new LinkedHashMap<>();
        words.put(OVERALL, overall);
        byDimension.forEach((dimension, score) -> words.put(dimension.word(), score));
        return words;
    }
}
