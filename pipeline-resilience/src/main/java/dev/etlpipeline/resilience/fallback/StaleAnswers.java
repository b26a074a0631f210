package dev.etlpipeline.resilience.fallback;

import dev.etlpipeline.core.enrich.Lookup;
import dev.etlpipeline.core.enrich.Values;
import dev.etlpipeline.core.run.Failures;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers of earlier calls, of this run or another, out of {@code etl.enrichment_cache}. New ones are written many at once,
 * the last ones at the end of the run: what a crash loses of a cache is asked again.
 */
final class StaleAnswers implements Lookup {

    /** A commit takes about as long as writing some hundred answers. */
    private static final int WRITTEN_AT_ONCE = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(StaleAnswers.class);

    private final AnswerStore store;
    private final boolean remembers;
    private Map<String, Values> learnt = new HashMap<>();

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
        Map<String, Values> answers = store.find(keys);
        synchronized (this) {
            for (String key : keys) {
                Values latest = learnt.get(key);
                if (latest != null) {
                    answers.put(key, latest);
                }
            }
        }
        return answers;
    }

    @Override
    public void learn(Map<String, Values> answers) throws SQLException {
        if (remembers) {
            store.remember(enough(answers));
        }
    }

    /** Those to be written now; none until there are enough. */
    private synchronized Map<String, Values> enough(Map<String, Values> answers) {
        learnt.putAll(answers);
        return learnt.size() < WRITTEN_AT_ONCE ? Map.of() : drained();
    }

    private synchronized Map<String, Values> drained() {
        Map<String, Values> all = learnt;
        learnt = new HashMap<>();
        return all;
    }

    @Override
    public void close() {
        try {
            store.remember(drained());
        } catch (SQLException | RuntimeException e) {
            LOG.warn("The last answers could not be remembered: {}", Failures.describe(e));
        }
    }
}
