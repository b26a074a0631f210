package dev.etlpipeline.resilience.threshold;

import dev.etlpipeline.core.row.Violation;
import dev.etlpipeline.core.source.Reject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Bad records so far: all, by rule and by column. A record counts once under each rule that it breaks. */
final class Tally {

    private static final int TOP = 3;

    private long bad;
    private final Map<String, Long> rules;
    private final Map<String, Long> columns;

    Tally() {
        this(0, Map.of(), Map.of());
    }

    Tally(long bad, Map<String, Long> rules, Map<String, Long> columns) {
        this.bad = bad;
        this.rules = new HashMap<>(rules);
        this.columns = new HashMap<>(columns);
    }

    Tally copy() {
        return new Tally(bad, rules, columns);
    }

    void add(Reject reject) {
        bad++;
        Set<String> brokenRules = new HashSet<>();
        Set<String> badColumns = new HashSet<>();
        for (Violation violation : reject.violations()) {
            brokenRules.add(violation.rule());
            if (violation.column() != null) {
                badColumns.add(violation.column());
            }
        }
        brokenRules.forEach(rule -> rules.merge(rule, 1L, Long::sum));
        badColumns.forEach(column -> columns.merge(column, 1L, Long::sum));
    }

    void addAll(List<Reject> rejects) {
        rejects.forEach(this::add);
    }

    long bad() {
        return bad;
    }

    long underRule(String rule) {
        return rules.getOrDefault(rule, 0L);
    }

    long inColumn(String column) {
        return columns.getOrDefault(column, 0L);
    }

    /** The rules broken most often, such as {@code range 12, type 3}. */
    String topRules() {
        return rules.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(TOP)
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
