package dev.etlpipeline.governance.quality;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Scores and counts, for people. */
final class ScoreWords {

    /** Rules that a line names. */
    private static final int MOST = 5;

    private ScoreWords() {}

    /** Two decimals, downwards: what is not all is not 100. */
    static String figure(double score) {
        return BigDecimal.valueOf(score + 1e-9)
                .setScale(2, RoundingMode.DOWN)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Such as {@code quality 98.5: completeness 97, validity 100}. */
    static String of(Scores scores) {
        return "quality " + figure(scores.overall()) + ": "
                + scores.byDimension().entrySet().stream()
                        .map(one -> one.getKey().word() + " " + figure(one.getValue()))
                        .collect(Collectors.joining(", "));
    }

    /** The rules broken most often, and how often. */
    static String broken(List<RuleResult> rules) {
        String broken = rules.stream()
                .filter(rule -> rule.failed() > 0)
                .sorted(Comparator.comparingLong(RuleResult::failed).reversed())
                .limit(MOST)
                .map(rule -> rule.title() + " " + rule.failed())
                .collect(Collectors.joining(", "));
        return broken.isEmpty() ? "none" : broken;
    }
}
