package dev.etlpipeline.resilience.threshold;

/** What becomes of a record with an error. */
public enum ErrorMode {
    /** The first one ends the run. */
    STRICT,
    /** It is set aside, the others are loaded. */
    TOLERANT,
    /** As tolerant; but where all that is wrong is in columns that need no value, it is loaded without those values. */
    SALVAGE
}
