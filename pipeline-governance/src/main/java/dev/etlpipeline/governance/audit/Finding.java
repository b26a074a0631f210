package dev.etlpipeline.governance.audit;

/**
 * Something that is not as it was written.
 *
 * @param number of the event, the first of them where there are several
 * @param text   which event, what is wrong with it
 */
record Finding(Kind kind, String stream, long number, String text) {

    /** What was done to the chain. */
    enum Kind {
        /** An event says something else than what was written. */
        EDITED,
        /** Events are not there. */
        DELETED,
        /** An event was put between others, or behind the last. */
        INSERTED,
        /** An event stands where another one was written. */
        REORDERED,
        /** Events fit, and are not those that others were bound to, or that were anchored. */
        REWRITTEN,
        /** The last events are gone. */
        CUT,
        /** What an event says of changed columns was changed. */
        CHANGES,
        /** It was bound without a key, or with another one than that which is there. */
        KEY
    }
}
