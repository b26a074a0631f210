package dev.etlpipeline.core.enrich;

import java.util.Map;
import java.util.Set;

/**
 * One link of an enrichment's chain: an API, a cache, reference data. Called by several threads at once, with the
 * distinct keys of a chunk that no link before it could answer.
 */
public interface Lookup extends AutoCloseable {

    /** Where its answers come from, as rows will be marked: {@code api}, {@code cache}, {@code reference}. */
    String source();

    /**
     * @return what it knows; {@link Values#notFound()} where it knows that there is nothing; a key that is left out is
     *     asked of the next link
     * @throws LookupSkipped the chain goes on without this source
     * @throws Exception     the source failed; without a module that decides otherwise the run ends FAILED
     */
    Map<String, Values> find(Set<String> keys) throws Exception;

    /**
     * The form in which it asks for a key: keys of one form are asked for once, and {@link #find} gets the form. A source
     * that tells all keys apart leaves them as they are. Called for each row; must be quick.
     */
    default String form(String key) {
        return key;
    }

    /**
     * Whether the run's memory keeps its answers, and marks them {@code cache} when they serve again. A substitute such
     * as approximate reference data says no: its answers keep their source's name, and the sources before it are asked
     * again as soon as they are back.
     */
    default boolean cacheable() {
        return true;
    }

    /**
     * Whether it answers every key it is asked for, "not found" included: a key that it leaves open was skipped then, and
     * what stands in for the sources is asked. A table that need not know every key says no: what no source knows is not
     * found, and nothing stands in.
     */
    default boolean answersAll() {
        return true;
    }

    /**
     * Told what the sources before it answered, "not found" included, so that a substitute can remember it. Called by
     * several threads at once, while rows wait; what it throws counts as {@link #find}'s.
     */
    default void learn(Map<String, Values> answers) throws Exception {}

    /** Ends what is under way, promptly and without interrupting threads; called once, at the end of the run. */
    @Override
    default void close() {}
}
