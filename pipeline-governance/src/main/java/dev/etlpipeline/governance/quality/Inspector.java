package dev.etlpipeline.governance.quality;

import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Violation;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.core.source.Stage;
import dev.etlpipeline.governance.quality.JudgedRule.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at chunks one by one: which rule was broken how often. Where no rule warns or scores, it looks at rejects only.
 * Thread-safe.
 */
final class Inspector {

    private final List<JudgedRule> ofRows;
    private final List<JudgedRule> unique;
    private final Map<String, List<JudgedRule>> rejecting = new HashMap<>();
    private final JudgedRule record;
    private final int samples;
    private final int checks;
    private final Supplier<byte @Nullable []> key;

    /** @param key of the fingerprints, or null; asked only where there is a rule {@code unique} */
    Inspector(QualityPlan plan, int samples, Supplier<byte @Nullable []> key) {
        this.samples = samples;
        this.key = key;
        this.ofRows = plan.ofRows().stream()
                .filter(rule -> rule.kind() != Kind.UNIQUE)
                .toList();
        this.unique = plan.ofRows().stream()
                .filter(rule -> rule.kind() == Kind.UNIQUE)
                .toList();
        this.checks = plan.rules().size();
        this.record = plan.rules().get(0);
        for (JudgedRule rule : plan.rules()) {
            if (rule.kind() == Kind.REJECTING) {
                rejecting
                        .computeIfAbsent(name(rule.name(), rule.column()), name -> new ArrayList<>())
                        .add(rule);
            }
        }
    }

    private static String name(String rule, String column) {
        return rule + " " + column;
    }

    /** Those that need the chunks before, too. */
    List<JudgedRule> unique() {
        return unique;
    }

    ChunkFindings inspect(Chunk chunk) {
        ChunkFindings found = new ChunkFindings(chunk.records(), chunk.rows().size(), samples);
        chunk.rejects().forEach(reject -> rejected(reject, found));
        if (!ofRows.isEmpty()) {
            rows(chunk.rows(), found);
        }
        if (!unique.isEmpty()) {
            fingerprints(chunk.rows(), found);
        }
        return found;
    }

    private void rows(List<Row> rows, ChunkFindings found) {
        int[] brokenBy = new int[checks];
        for (int place = 0; place < rows.size(); place++) {
            Row row = rows.get(place);
            for (JudgedRule rule : ofRows) {
                if (brokenBy[rule.check()] != place + 1
                        && rule.rule().check(row).isPresent()) {
                    brokenBy[rule.check()] = place + 1;
                    found.add(
                            rule,
                            row.origin().record(),
                            ShapeOf.value(row.get(rule.positions().get(0))));
                }
            }
        }
    }

    private void fingerprints(List<Row> rows, ChunkFindings found) {
        Fingerprints fingerprints = new Fingerprints(key.get());
        for (JudgedRule rule : unique) {
            long[] ofRows = new long[rows.size()];
            for (int place = 0; place < ofRows.length; place++) {
                ofRows[place] = fingerprints.of(rows.get(place), rule.positions());
            }
            found.fingerprints(rule.no(), ofRows);
        }
    }

    private void rejected(Reject reject, ChunkFindings found) {
        Set<Integer> counted = new HashSet<>();
        Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
        for (Violation violation : reject.violations()) {
            JudgedRule rule = rule(violation, reject);
            if (counted.add(rule.check())) {
                found.add(rule, reject.origin().record(), shape(violation, rule, reject.row()));
                if (dimensions.add(rule.dimension())) {
                    found.setAside(rule);
                }
            }
        }
    }

    /** A value that TRANSFORM could not convert is gone; its shape stands in the reason. */
    private static String shape(Violation violation, JudgedRule rule, @Nullable Row row) {
        Object value = row == null || rule.positions().isEmpty()
                ? null
                : row.get(rule.positions().get(0));
        return value == null ? ShapeOf.said(violation.reason()).orElse(ShapeOf.NONE) : ShapeOf.value(value);
    }

    private JudgedRule rule(Violation violation, Reject reject) {
        Row row = reject.stage().compareTo(Stage.VALIDATE) < 0 ? null : reject.row();
        String column = Objects.requireNonNullElse(violation.column(), "");
        List<JudgedRule> named = rejecting.getOrDefault(name(violation.rule(), column), List.of());
        if (named.size() > 1 && row != null) {
            for (JudgedRule rule : named) {
                if (rule.rule().check(row).equals(Optional.of(violation))) {
                    return rule;
                }
            }
        }
        if (named.isEmpty()) {
            named = rejecting.getOrDefault(name(JudgedRule.STEP, column), List.of(record));
        }
        return named.get(0);
    }
}
