package dev.etlpipeline.core.enrich;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A look-up that answers from a map, remembers what it was asked, and can be told to fail. */
class MapLookup implements Lookup {

    private final String source;
    private final Map<String, Values> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, Values> learnt = new ConcurrentHashMap<>();
    private volatile Exception failure;
    private boolean cacheable = true;
    private boolean answersAll = true;
    private boolean ignoresCase;
    volatile boolean closed;

    MapLookup(String source) {
        this.source = source;
    }

    MapLookup with(String key, String field, Object value) {
        answers.put(key, Values.of(Map.of(field, value)));
        return this;
    }

    MapLookup without(String key) {
        answers.put(key, Values.notFound());
        return this;
    }

    MapLookup failing(Exception cause) {
        failure = cause;
        return this;
    }

    /** As a table that need not know every key. */
    MapLookup answeringSome() {
        answersAll = false;
        return this;
    }

    MapLookup notCacheable() {
        cacheable = false;
        return this;
    }

    /** Every key it was asked for, as often as it was. */
    List<String> asked() {
        return new ArrayList<>(asked);
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public boolean cacheable() {
        return cacheable;
    }

    @Override
    public boolean answersAll() {
        return answersAll;
    }

    MapLookup ignoringCase() {
        ignoresCase = true;
        return this;
    }

    @Override
    public String form(String key) {
        return ignoresCase ? key.toUpperCase(Locale.ROOT) : key;
    }

    @Override
    public Map<String, Values> find(Set<String> keys) throws Exception {
        asked.addAll(keys);
        if (failure != null) {
            throw failure;
        }
        Map<String, Values> found = new HashMap<>(answers);
        found.keySet().retainAll(keys);
        return found;
    }

    @Override
    public void learn(Map<String, Values> answered) {
        learnt.putAll(answered);
    }

    /** What the sources before it answered. */
    Map<String, Values> learnt() {
        return learnt;
    }

    /** It answers again. */
    void recover() {
        failure = null;
    }

    @Override
    public void close() {
        closed = true;
    }
}
