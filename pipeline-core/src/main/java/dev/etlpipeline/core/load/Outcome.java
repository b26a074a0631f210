package dev.etlpipeline.core.load;

/** What became of a row in LOAD. */
public enum Outcome {
    INSERTED,
    UPDATED,
    UNCHANGED,
    /** A later row of the same key in the same file overrules it; it was not written. */
    SUPERSEDED
}
