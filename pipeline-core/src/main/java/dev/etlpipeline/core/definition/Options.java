package dev.etlpipeline.core.definition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a definition says of a step or a rule beside its name and columns. Immutable. */
public final class Options {

    private static final Options NONE = new Options(Map.of());

    private final Map<String, Object> values;

    private Options(Map<String, Object> values) {
        this.values = Map.copyOf(values);
    }

    public static Options of(Map<String, Object> values) {
        return values.isEmpty() ? NONE : new Options(values);
    }

    public static Options none() {
        return NONE;
    }

    public Set<String> names() {
        return values.keySet();
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public @Nullable String text(String name) {
        Object value = values.get(name);
        return value == null ? null : value.toString();
    }

    public String text(String name, String otherwise) {
        Object value = values.get(name);
        return value == null ? otherwise : value.toString();
    }

    /**
     * The option as a number.
     *
     * @throws IllegalArgumentException where it is none
     */
    public @Nullable BigDecimal number(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("option " + name + " must be a number, but is '" + text + "'", e);
        }
    }

    /** A YAML list, or a single value as a list of one; empty where absent. */
    public List<String> texts(String name) {
        Object value = values.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            return List.of(value.toString());
        }
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(String.valueOf(item)));
        return List.copyOf(texts);
    }

    /**
     * A YAML mapping of texts, in its order; empty where absent.
     *
     * @throws IllegalArgumentException where it is no mapping
     */
    public Map<String, String> pairs(String name) {
        Object value = values.get(name);
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("option " + name + " must be a mapping such as {from: to}");
        }
        Map<String, String> pairs = new LinkedHashMap<>();
        map.forEach((from, to) -> pairs.put(String.valueOf(from), String.valueOf(to)));
        return pairs;
    }

    /**
     * Whether the option is switched on; {@code otherwise} where absent.
     *
     * @throws IllegalArgumentException where it is neither true nor false
     */
    public boolean flag(String name, boolean otherwise) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("option " + name + " must be true or false, but is '" + text + "'");
        }
        return text.equals("true");
    }

    /**
     * Refuses options that nobody reads.
     *
     * @throws IllegalArgumentException naming the first that is not known, and the nearest that is
     */
    public void allowOnly(String... known) {
        for (String name : new TreeSet<>(values.keySet())) {
            if (!List.of(known).contains(name)) {
                throw new IllegalArgumentException("unknown option " + name + DidYouMean.hint(name, List.of(known)));
            }
        }
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
