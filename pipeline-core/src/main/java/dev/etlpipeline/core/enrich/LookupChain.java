package dev.etlpipeline.core.enrich;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The look-ups of an enrichment in the order of its settings; each is asked only for what those before left open. */
final class LookupChain implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LookupChain.class);

    private final List<Lookup> lookups;
    private final EnrichedColumns columns;

    LookupChain(List<Lookup> lookups, EnrichedColumns columns) {
        this.lookups = List.copyOf(lookups);
        this.columns = columns;
    }

    /** The form of a key that all look-ups have in common; the key as it is where they differ. */
    String form(String key) {
        String form = lookups.isEmpty() ? key : lookups.get(0).form(key);
        for (int i = 1; i < lookups.size(); i++) {
            if (!form.equals(lookups.get(i).form(key))) {
                return key;
            }
        }
        return form;
    }

    /** An answer for every key; {@link Answer#NONE} where no look-up had one. */
    Map<String, Answer> ask(Set<String> keys) throws Exception {
        Map<String, Answer> answers = new HashMap<>();
        Set<String> open = new LinkedHashSet<>(keys);
        for (Lookup lookup : lookups) {
            if (!open.isEmpty()) {
                find(lookup, Collections.unmodifiableSet(new LinkedHashSet<>(open)))
                        .forEach((key, values) -> {
                            if (open.remove(key)) {
                                answers.put(key, columns.answer(values, lookup.source(), lookup.cacheable()));
                            }
                        });
            }
        }
        open.forEach(key -> answers.put(key, Answer.NONE));
        return answers;
    }

    private static Map<String, Values> find(Lookup lookup, Set<String> keys) throws Exception {
        try {
            return lookup.find(keys);
        } catch (LookupSkipped skipped) {
            LOG.debug("source {} was skipped: {}", lookup.source(), skipped.getMessage());
            return Map.of();
        }
    }

    @Override
    public void close() {
        Closing.all(lookups.stream().map(lookup -> lookup::close));
    }
}
