package dev.etlpipeline.core.enrich;

import org.jspecify.annotations.Nullable;

/**
 * What was answered for a key, ready to be put into rows. Immutable.
 *
 * @param found  whether there is something to know
 * @param cells  a value for each column the enrichment fills, in their order; empty where nothing was found
 * @param source where it came from, as rows are marked
 * @param kept   whether the cache keeps it
 */
record Answer(boolean found, @Nullable Object[] cells, String source, boolean kept) {

    private static final @Nullable Object[] NO_CELLS = {};

    static final String NO_SOURCE = "none";
    static final String CACHE = "cache";

    /** For a key that no source could answer. */
    static final Answer NONE = notFound(NO_SOURCE, false);

    /** There is nothing to know. */
    static Answer notFound(String source, boolean kept) {
        return new Answer(false, NO_CELLS, source, kept);
    }

    /** Without the values. */
    @Override
    public String toString() {
        return "Answer[found=" + found + ", cells=" + cells.length + ", source=" + source + ", kept=" + kept + "]";
    }

    /** The same answer as others get it who did not cause the call. */
    Answer shared() {
        return kept ? new Answer(found, cells, CACHE, true) : this;
    }
}
