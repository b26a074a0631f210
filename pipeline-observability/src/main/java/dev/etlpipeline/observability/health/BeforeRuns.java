package dev.etlpipeline.observability.health;

/** What becomes of a run that cannot succeed. */
public enum BeforeRuns {
    STOP,
    WARN,
    /** Nobody looks. */
    OFF
}
