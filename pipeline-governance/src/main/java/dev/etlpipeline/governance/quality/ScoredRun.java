package dev.etlpipeline.governance.quality;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run, as far as it was judged.
 *
 * @param ended    when its file's end was judged; null where the run did not come so far
 * @param records  read
 * @param rows     loaded
 * @param kept     records of which it is kept what they broke
 * @param keptMost how many are kept at most
 * @param rules    in their order
 * @param minimum  least scores that were asked for, by the words of settings
 */
record ScoredRun(
        String runId,
        String pipeline,
        String file,
        Instant begun,
        @Nullable Instant ended,
        long records,
        long rows,
        long kept,
        long keptMost,
        List<RuleResult> rules,
        Map<String, Double> minimum) {

    ScoredRun {
        rules = List.copyOf(rules);
        minimum = Collections.unmodifiableMap(new LinkedHashMap<>(minimum));
    }

    Scores scores() {
        return Scores.of(rules, records, rows);
    }

    /** Of one record. */
    Scores scores(Set<Integer> broken) {
        return Scores.of(rules, broken);
    }

    /** How many the rule was asked of. */
    long asked(RuleResult rule) {
        return rule.rejects() ? records : rows;
    }
}
