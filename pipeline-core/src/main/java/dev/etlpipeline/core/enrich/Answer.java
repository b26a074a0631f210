package dev.etlpipeline.core.enrich;

import org.jspecify.annotations.Nullable;

/**
 * What was answered for a key, ready to be put into rows. Immutable.
 *
 * @param found  whether there is something to know
 * @param cells  a value for each column the enrichment fills, in their order; empty where nothing was found
 * @param source where it came from, as rows are marked
 * @param kept   whether the cache keeps it
 * @param full   false for what a substitute answered: it does not count for the row's {@link EnrichmentStatus}
 */
record Answer(boolean found, @Nullable Object[] cells, String source, boolean kept, boolean full) {

    private static final @Nullable Object[] NO_CELLS = {};

    static final String NO_SOURCE = "none";
    static final String CACHE = "cache";

    /** For a key that no source could answer. */
    static final Answer NONE = notFound(NO_SOURCE, false);

    /** There is nothing to know. */
    static Answer notFound(String source, boolean kept) {
        return new Answer(false, NO_CELLS, source, kept, true);
    }

    /** Without the values. */
    @Override
    public String toString() {
        return "Answer[found=" + found + ", cells=" + cells.length + ", source=" + source + ", kept=" + kept + "]";
    }

    /** The same as a substitute's: nobody keeps it, and it counts for less. */
    Answer substitute() {
        return new Answer(found, cells, source, false, false);
    }

    /** The same answer as others get it who did not cause the call. */
    Answer shared() {
        return kept ? new Answer(found, cells, CACHE, true, full) : this;
    }
}
