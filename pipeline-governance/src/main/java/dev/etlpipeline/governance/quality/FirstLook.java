package dev.etlpipeline.governance.quality;

import dev.etlpipeline.core.source.Chunk;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A whole file before its first row is loaded, as far as it can be judged without the enrichment. For one thread. */
final class FirstLook {

    private final QualityPlan plan;
    private final Inspector inspector;
    private final Uniqueness uniqueness;
    private final Map<Integer, Long> failed = new TreeMap<>();
    private final Map<Integer, Long> aside = new TreeMap<>();
    private long records;
    private long rows;

    FirstLook(QualityPlan plan, Inspector inspector, Uniqueness uniqueness) {
        this.plan = plan;
        this.inspector = inspector;
        this.uniqueness = uniqueness;
    }

    void add(Chunk chunk) {
        ChunkFindings found = inspector.inspect(chunk);
        uniqueness.judge(chunk, found);
        uniqueness.remember(found);
        found.failed().forEach((rule, times) -> {
            failed.merge(rule, times, Long::sum);
            aside.merge(rule, found.aside(rule), Long::sum);
        });
        records += found.records();
        rows += found.rows();
    }

    List<RuleResult> rules() {
        return plan.rules().stream()
                .map(rule -> RuleResult.of(rule)
                        .withFailed(failed.getOrDefault(rule.no(), 0L), aside.getOrDefault(rule.no(), 0L)))
                .toList();
    }

    Scores scores() {
        return Scores.of(rules(), records, rows);
    }
}
