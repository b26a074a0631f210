package dev.etlpipeline.resilience.fallback;

import dev.etlpipeline.core.enrich.Lookup;
import dev.etlpipeline.core.enrich.Values;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/** Answers of earlier calls, of this run or another, out of {@code etl.enrichment_cache}. */
final class StaleAnswers implements Lookup {

    private final AnswerStore store;
    private final boolean remembers;

    StaleAnswers(AnswerStore store, boolean remembers) {
        this.store = store;
        this.remembers = remembers;
    }

    @Override
    public String source() {
        return Marks.STALE;
    }

    @Override
    public boolean cacheable() {
        return false;
    }

    @Override
    public Map<String, Values> find(Set<String> keys) throws SQLException {
        return store.find(keys);
    }

    @Override
    public void learn(Map<String, Values> answers) throws SQLException {
        if (remembers) {
            store.remember(answers);
        }
    }
}
