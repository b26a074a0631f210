package dev.etlpipeline.core.module;

import java.util.Optional;

/**
 * Hides what modules remember beside the target from one run to the next, and that may be forgotten, such as a cache of answers. Pure
 * and thread-safe.
 */
public interface Concealment {

    /** Hides nothing. */
    Concealment NONE = new Concealment() {
        @Override
        public String alias(String place, String text) {
            return text;
        }

        @Override
        public String conceal(String place, String text) {
            return text;
        }

        @Override
        public Optional<String> reveal(String place, String concealed) {
            return Optional.of(concealed);
        }
    };

    /**
     * What stands for a text that is only looked up: the same for the same text, of at most 400 characters where the text is.
     *
     * @param place such as {@code etl.enrichment_cache postcode}; elsewhere the text has another alias
     */
    String alias(String place, String text);

    /** What stands for a text that is read again; it may look different each time. */
    String conceal(String place, String text);

    /** The text again; empty where it was not concealed here, or cannot be revealed any more. */
    Optional<String> reveal(String place, String concealed);
}
