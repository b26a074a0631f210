package dev.etlpipeline.governance.classify;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was seen of one column.
 *
 * @param name   as the definition has it, or else the file's header in small letters
 * @param values without blanks around them; records without one left out
 */
record ColumnValues(String name, List<String> values) {

    ColumnValues {
        values = List.copyOf(values);
    }

    /** Share of the values that are one of so many that are the most frequent. */
    double shareOfMostFrequent(int many) {
        Map<String, Integer> counts = new HashMap<>();
        values.forEach(value -> counts.merge(value, 1, Integer::sum));
        long frequent = counts.values().stream()
                .sorted(Comparator.reverseOrder())
                .limit(many)
                .mapToLong(count -> count)
                .sum();
        return values.isEmpty() ? 0 : (double) frequent / values.size();
    }

    /** Never the values. */
    @Override
    public String toString() {
        return "ColumnValues[" + name + ", " + values.size() + "]";
    }
}
