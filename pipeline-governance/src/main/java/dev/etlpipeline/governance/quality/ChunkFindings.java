package dev.etlpipeline.governance.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was found in one chunk. Filled by one thread. */
final class ChunkFindings {

    private final long records;
    private final long rows;
    private final int samples;
    private final SortedMap<Integer, Long> failed = new TreeMap<>();
    private final SortedMap<Integer, Long> aside = new TreeMap<>();
    private final Map<Integer, Set<String>> shapes = new LinkedHashMap<>();
    private final SortedMap<Long, List<Integer>> broken = new TreeMap<>();
    private final SortedMap<Integer, long[]> fingerprints = new TreeMap<>();

    /**
     * @param rows    that are loaded
     * @param samples shapes kept for each rule
     */
    ChunkFindings(long records, long rows, int samples) {
        this.records = records;
        this.rows = rows;
        this.samples = samples;
    }

    /** @param shape of the value with which the record breaks the rule, as {@link ShapeOf} has it */
    void add(JudgedRule rule, long record, String shape) {
        failed.merge(rule.no(), 1L, Long::sum);
        if (rule.kind() != JudgedRule.Kind.SHARE) {
            broken.computeIfAbsent(record, key -> new ArrayList<>(2)).add(rule.no());
        }
        Set<String> known = shapes.computeIfAbsent(rule.no(), key -> new LinkedHashSet<>());
        if (known.size() < samples && !rule.column().isEmpty()) {
            known.add(shape);
        }
    }

    /** A record was set aside that breaks this rule, first of those of its dimension. */
    void setAside(JudgedRule rule) {
        aside.merge(rule.no(), 1L, Long::sum);
    }

    /** By rule's number. */
    long aside(int rule) {
        return aside.getOrDefault(rule, 0L);
    }

    /** Keeps a unique rule's fingerprints, one for each row. */
    void fingerprints(int rule, long[] ofRows) {
        fingerprints.put(rule, ofRows);
    }

    long records() {
        return records;
    }

    long rows() {
        return rows;
    }

    /** By rule's number. */
    SortedMap<Integer, Long> failed() {
        return failed;
    }

    /** By rule's number, in order of their first record. */
    Set<String> shapes(int rule) {
        return shapes.getOrDefault(rule, Set.of());
    }

    /** Numbers of the rules that a record broke, by its number. */
    SortedMap<Long, List<Integer>> broken() {
        return broken;
    }

    SortedMap<Integer, long[]> fingerprints() {
        return fingerprints;
    }

    /** A copy to which can be added, such as what depends on the chunks before. */
    ChunkFindings copy() {
        ChunkFindings copy = new ChunkFindings(records, rows, samples);
        copy.failed.putAll(failed);
        copy.aside.putAll(aside);
        shapes.forEach((rule, known) -> copy.shapes.put(rule, new LinkedHashSet<>(known)));
        broken.forEach((record, rules) -> copy.broken.put(record, new ArrayList<>(rules)));
        copy.fingerprints.putAll(fingerprints);
        return copy;
    }
}
