package dev.etlpipeline.core.enrich;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a look-up knows about a key: field names and values, or {@link #notFound()}, the answer that there is nothing to
 * know. Immutable.
 */
public final class Values {

    private static final Values NOT_FOUND = new Values(Map.of(), false);

    private final Map<String, Object> fields;
    private final boolean found;

    private Values(Map<String, Object> fields, boolean found) {
        this.fields = fields;
        this.found = found;
    }

    /** Null values are left out: a field that is absent and one that is null are the same. */
    public static Values of(Map<String, ? extends @Nullable Object> fields) {
        Map<String, Object> known = new HashMap<>();
        fields.forEach((name, value) -> {
            if (value != null) {
                known.put(name, value);
            }
        });
        return new Values(Collections.unmodifiableMap(known), true);
    }

    /** The source answered, and there is no such key: the chain ends here. */
    public static Values notFound() {
        return NOT_FOUND;
    }

    public boolean found() {
        return found;
    }

    public @Nullable Object get(String field) {
        return fields.get(field);
    }

    public Map<String, Object> fields() {
        return fields;
    }
}
