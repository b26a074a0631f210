package dev.etlpipeline.core.definition;

import dev.etlpipeline.core.row.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A definition as a text that is the same whenever the definition means the same: what its file says beside, such as
 * comments, is not in it, and the order of sets and maps, which differs from process to process, is that of names.
 */
public final class CanonicalText {

    private final StringBuilder text = new StringBuilder();

    private CanonicalText() {}

    /** @param value made of records, collections, maps, options, schemas and plain values */
    public static String of(Object value) {
        CanonicalText canonical = new CanonicalText();
        canonical.add(value);
        return canonical.text.toString();
    }

    private void add(@Nullable Object value) {
        if (value instanceof Record record) {
            addRecord(record);
        } else if (value instanceof Schema schema) {
            add(schema.columns());
        } else if (value instanceof Options options) {
            Map<String, String> values = new TreeMap<>();
            options.names().forEach(name -> values.put(name, options.text(name, "")));
            add(values);
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, mapped) -> sorted.put(String.valueOf(key), mapped));
            sorted.forEach(this::addNamed);
        } else if (value instanceof Set<?> set) {
            Set<String> sorted = new TreeSet<>();
            set.forEach(one -> sorted.add(String.valueOf(one)));
            addAll(sorted);
        } else if (value instanceof Collection<?> list) {
            addAll(list);
        } else {
            String plain = String.valueOf(value);
            text.append(plain.length()).append(':').append(plain).append('\n'); // no two texts run into one
        }
    }

    private void addAll(Collection<?> values) {
        text.append('[').append(values.size()).append('\n');
        values.forEach(this::add);
    }

    private void addNamed(String name, @Nullable Object value) {
        text.append(name).append('=');
        add(value);
    }

    private void addRecord(Record record) {
        text.append(record.getClass().getSimpleName()).append('\n');
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                addNamed(component.getName(), component.getAccessor().invoke(record));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a definition is made of public records", e);
            }
        }
    }
}
