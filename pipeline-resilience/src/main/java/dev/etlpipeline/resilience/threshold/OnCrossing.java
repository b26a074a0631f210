package dev.etlpipeline.resilience.threshold;

/** What becomes of a run that crosses a bound. */
public enum OnCrossing {
    STOP,
    WARN
}
