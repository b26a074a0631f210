package dev.etlpipeline.governance.quality;

import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.source.Chunk;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What rules {@code unique} remember of the chunks that are committed. For the loading thread. */
final class Uniqueness {

    private final List<JudgedRule> rules;
    private final SortedMap<Integer, SeenValues> seen = new TreeMap<>();

    /** @param most values remembered for each rule */
    Uniqueness(List<JudgedRule> rules, int most) {
        this.rules = rules;
        rules.forEach(rule -> seen.put(rule.no(), new SeenValues(most)));
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    /** Adds to the findings which rows have a value that stood before them. Remembers nothing yet. */
    void judge(Chunk chunk, ChunkFindings found) {
        for (JudgedRule rule : rules) {
            long[] fingerprints = found.fingerprints().getOrDefault(rule.no(), new long[0]);
            SeenValues before = of(rule.no());
            Set<Long> here = new HashSet<>();
            for (int place = 0; place < fingerprints.length; place++) {
                long one = fingerprints[place];
                if (one != 0 && (before.contains(one) || !here.add(one))) {
                    Row row = chunk.rows().get(place);
                    found.add(
                            rule,
                            row.origin().record(),
                            ShapeOf.value(row.get(rule.positions().get(0))));
                }
            }
        }
    }

    /** Remembers a committed chunk's. */
    void remember(ChunkFindings found) {
        found.fingerprints().forEach(this::remember);
    }

    void remember(int rule, long[] fingerprints) {
        SeenValues values = of(rule);
        for (long one : fingerprints) {
            if (one != 0) {
                values.add(one);
            }
        }
    }

    /** By rule's number, how many values it did not remember; those that remembered all are left out. */
    SortedMap<Integer, Long> forgotten() {
        SortedMap<Integer, Long> forgotten = new TreeMap<>();
        seen.forEach((rule, values) -> {
            if (values.forgotten() > 0) {
                forgotten.put(rule, values.forgotten());
            }
        });
        return forgotten;
    }

    private SeenValues of(int rule) {
        SeenValues values = seen.get(rule);
        if (values == null) {
            throw new IllegalArgumentException("rule " + rule + " is none of those that remember");
        }
        return values;
    }
}
