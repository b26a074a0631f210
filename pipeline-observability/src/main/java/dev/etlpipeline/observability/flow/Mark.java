package dev.etlpipeline.observability.flow;

/** A place to look at. */
record Mark(Kind kind, String words) {

    /** What happens to rows there. */
    enum Kind {
        /** They wait, and a setting says how many may. */
        QUEUE,
        /** It takes long. */
        SLOW,
        /** They do not come through, or not whole. */
        LOST
    }
}
