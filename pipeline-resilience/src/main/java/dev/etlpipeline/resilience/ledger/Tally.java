package dev.etlpipeline.resilience.ledger;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts by name, as a text such as {@code email=3;postcode=1}. */
final class Tally {

    private final SortedMap<String, Long> counts = new TreeMap<>();

    void add(String name, long times) {
        counts.merge(name, times, Long::sum);
    }

    /** @param text as {@link #text()} gave it, null for nothing */
    void addAll(@Nullable String text) {
        if (text == null) {
            return;
        }
        for (String one : text.split(";")) {
            int equals = one.lastIndexOf('=');
            counts.merge(one.substring(0, equals), Long.valueOf(one.substring(equals + 1)), Long::sum);
        }
    }

    Map<String, Long> counts() {
        return counts;
    }

    /** Null where nothing was counted. */
    @Nullable
    String text() {
        return counts.isEmpty()
                ? null
                : counts.entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .collect(Collectors.joining(";"));
    }
}
