package dev.etlpipeline.governance.quality;

import dev.etlpipeline.governance.quality.QualityReader.TrendPoint;
import java.util.Comparator;
import java.util.List;

/**
 * What is told of a run.
 *
 * @param trend scores of runs up to this one, oldest first; this one is missing where it did not come to its file's end
 */
record QualityReport(ScoredRun run, List<TrendPoint> trend) {

    QualityReport {
        trend = List.copyOf(trend);
    }

    /** Rules that were broken, most often first; of shares those that are not kept. */
    List<RuleResult> broken() {
        return run.rules().stream()
                .filter(rule -> !rule.kept(run.asked(rule)))
                .sorted(Comparator.comparingLong(RuleResult::failed).reversed().thenComparingInt(RuleResult::no))
                .toList();
    }

    /** Rules that were kept. */
    int kept() {
        return run.rules().size() - broken().size();
    }
}
