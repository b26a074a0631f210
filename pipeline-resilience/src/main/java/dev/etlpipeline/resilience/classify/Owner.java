package dev.etlpipeline.resilience.classify;

/** Who can mend a failure. Settings say what the role is called where the pipeline runs. */
public enum Owner {
    ON_CALL,
    DATABASE,
    API,
    DATA,
    SECURITY,
    DEVELOPERS
}
