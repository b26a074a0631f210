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
     * @throws Exception the source failed; without a module that decides otherwise the run ends FAILED
     */
    Map<String, Values> find(Set<String> keys) throws Exception;

    @Override
    default void close() {}
}
