package dev.etlpipeline.core.reference;

import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the lines so far: {@code read = imported + refused}. Immutable.
 *
 * @param terminated of those imported, how many are out of use
 * @param reasons    how many were refused for each reason, and where the first of them stands
 */
public record ImportCounts(long read, long imported, long terminated, Map<String, Refusals> reasons) {

    static final ImportCounts NONE = new ImportCounts(0, 0, 0, Map.of());

    /** @param first file and line */
    public record Refusals(long lines, String first) {}

    public ImportCounts {
        reasons = Map.copyOf(reasons);
    }

    public long refused() {
        return reasons.values().stream().mapToLong(Refusals::lines).sum();
    }

    ImportCounts plus(ImportCounts other) {
        Map<String, Refusals> all = new TreeMap<>(reasons);
        other.reasons.forEach((reason, more) ->
                all.merge(reason, more, (before, added) -> new Refusals(before.lines + added.lines, before.first)));
        return new ImportCounts(read + other.read, imported + other.imported, terminated + other.terminated, all);
    }
}
