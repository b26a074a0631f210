package dev.etlpipeline.resilience.quarantine;

/** What is kept of a record that was set aside. */
public enum KeptRaw {
    BYTES,
    NONE
}
