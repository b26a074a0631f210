package dev.etlpipeline.core.source;

/** The stages a row passes, in order. */
public enum Stage {
    EXTRACT,
    TRANSFORM,
    VALIDATE,
    ENRICH,
    LOAD
}
