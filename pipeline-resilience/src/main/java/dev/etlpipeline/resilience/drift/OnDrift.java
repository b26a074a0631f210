package dev.etlpipeline.resilience.drift;

/** What becomes of a run whose file looks other than its definition says. */
public enum OnDrift {
    STOP,
    WARN,
    /** Nobody looks. */
    OFF
}
