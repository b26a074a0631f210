package dev.etlpipeline.core.enrich;

import java.util.Locale;

/**
 * How complete a row's enrichment is, poorest first: {@link #compareTo} says which of two is the richer. Of the
 * enrichments of a pipeline, those apply to a row for which it has a key; a private person without a company loses
 * nothing by it. What a substitute answered, because a source failed, fills its columns and yet counts as not found: it
 * must not overwrite what the source itself has answered, and has to give way when that answers.
 */
public enum EnrichmentStatus {
    /** Nothing was found: no key, no answer, only answers "not found", or enrichment was off. */
    BASIC,
    /** Something was found, but not for every key the row has. */
    PARTIAL,
    /** The row has at least one key, and every key it has was found. */
    FULL;

    private final String word = name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);

    /**
     * @param keys  how many enrichments the row has a key for
     * @param found how many of those keys were found
     */
    public static EnrichmentStatus of(int keys, int found) {
        if (found == 0) {
            return BASIC;
        }
        return found < keys ? PARTIAL : FULL;
    }

    /** As it stands in the column {@code enrichment_status}: {@code Basic}, {@code Partial}, {@code Full}. */
    public String word() {
        return word;
    }
}
