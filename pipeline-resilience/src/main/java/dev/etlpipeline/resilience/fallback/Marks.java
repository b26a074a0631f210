package dev.etlpipeline.resilience.fallback;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words of what stands in for an API: in the settings, and in {@code data_source} of the rows that it answered. Such a
 * row is to be filled in later.
 */
final class Marks {

    /** An answer of the API that was remembered. */
    static final String STALE = "stale";

    /** What was imported; core's look-up. */
    static final String REFERENCE = "reference";

    /** By postcode area: approximate. */
    static final String AREA = "area";

    /** Nobody could answer. */
    static final String SKIPPED = "skipped";

    static final Set<String> ALL = Set.of(STALE, REFERENCE, AREA, SKIPPED);

    private Marks() {}

    /** {@code postcode=api;company=none} by enrichment, in order; empty for a text that is not of this form. */
    static Map<String, String> of(String dataSource) {
        Map<String, String> marks = new LinkedHashMap<>();
        for (String part : dataSource.split(";")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                marks.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        return marks;
    }

    static String text(Map<String, String> marks) {
        return marks.entrySet().stream()
                .map(mark -> mark.getKey() + "=" + mark.getValue())
                .collect(Collectors.joining(";"));
    }
}
