package dev.etlpipeline.governance.classify;

/** What becomes of a run whose file holds a column that looks personal and is not tagged. */
public enum OnUntagged {
    WARN,
    STOP,
    /** Nobody looks. */
    OFF
}
